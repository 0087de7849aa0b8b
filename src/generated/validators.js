/* oxlint-disable */
// Written by scripts/compile-schemas.mjs from schemas/*.schema.json. Do not edit.
import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
export const validateEtwBytesRecord = validate52;
const schema19 = {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"https://flowproof.dev/schemas/etw-bytes-record.schema.json","title":"One record of a dump of raw Windows events","description":"In the order of delivery. A record without `kind` is an event (`etw`). Of `data` and `dataBase64`, `rows` and `rowsBase64` one only.","type":"object","if":{"type":"object","required":["kind"],"properties":{"kind":true}},"then":{"type":"object","required":["kind"],"properties":{"kind":{"type":"string"}},"discriminator":{"propertyName":"kind"},"oneOf":[{"$ref":"#/$defs/etw"},{"$ref":"#/$defs/flows"},{"$ref":"#/$defs/loss"},{"$ref":"#/$defs/limits"},{"$ref":"#/$defs/stats"}]},"else":{"$ref":"#/$defs/etw"},"$defs":{"etw":{"type":"object","required":["id","act"],"properties":{"kind":{"const":"etw"},"t":{"$ref":"#/$defs/count"},"fileTime":{"$ref":"#/$defs/u64"},"id":{"$ref":"#/$defs/u16"},"version":{"$ref":"#/$defs/u8"},"level":{"$ref":"#/$defs/u8"},"keyword":{"$ref":"#/$defs/u64"},"act":{"type":"string"},"rel":{"type":"string"},"pid":{"$ref":"#/$defs/u32"},"tid":{"$ref":"#/$defs/u32"},"processor":{"$ref":"#/$defs/u16"},"provider":{"type":"string"},"data":{"type":"string"},"dataBase64":{"type":"string"}},"additionalProperties":false},"flows":{"type":"object","required":["kind","table","api"],"properties":{"kind":{"const":"flows"},"t":{"$ref":"#/$defs/count"},"fileTime":{"$ref":"#/$defs/u64"},"reader":{"type":"string","maxLength":1024},"table":{"enum":["open","closed"]},"api":{"enum":[23,24,"0x17","0x18"]},"rows":{"type":"string"},"rowsBase64":{"type":"string"},"rounds":{"$ref":"#/$defs/u32"},"error":{"$ref":"#/$defs/u32"}},"additionalProperties":false},"loss":{"type":"object","required":["kind","eventsLost"],"properties":{"kind":{"const":"loss"},"t":{"$ref":"#/$defs/count"},"fileTime":{"$ref":"#/$defs/u64"},"eventsLost":{"$ref":"#/$defs/count"},"logBuffersLost":{"$ref":"#/$defs/count"},"realTimeBuffersLost":{"$ref":"#/$defs/count"}},"additionalProperties":false},"limits":{"type":"object","required":["kind","maxOpen","maxClosed","closedThreshold"],"properties":{"kind":{"const":"limits"},"t":{"$ref":"#/$defs/count"},"fileTime":{"$ref":"#/$defs/u64"},"maxOpen":{"$ref":"#/$defs/count"},"maxClosed":{"$ref":"#/$defs/count"},"closedThreshold":{"$ref":"#/$defs/count"}},"additionalProperties":false},"stats":{"type":"object","required":["kind"],"properties":{"kind":{"const":"stats"},"t":{"$ref":"#/$defs/count"},"fileTime":{"$ref":"#/$defs/u64"},"data":{"type":"string"},"dataBase64":{"type":"string"}},"additionalProperties":false},"count":{"type":"integer","minimum":0,"maximum":9007199254740991},"u64":{"type":["string","integer"]},"u32":{"type":"integer","minimum":0,"maximum":4294967295},"u16":{"type":"integer","minimum":0,"maximum":65535},"u8":{"type":"integer","minimum":0,"maximum":255}}};
const schema20 = {"type":"object","required":["id","act"],"properties":{"kind":{"const":"etw"},"t":{"$ref":"#/$defs/count"},"fileTime":{"$ref":"#/$defs/u64"},"id":{"$ref":"#/$defs/u16"},"version":{"$ref":"#/$defs/u8"},"level":{"$ref":"#/$defs/u8"},"keyword":{"$ref":"#/$defs/u64"},"act":{"type":"string"},"rel":{"type":"string"},"pid":{"$ref":"#/$defs/u32"},"tid":{"$ref":"#/$defs/u32"},"processor":{"$ref":"#/$defs/u16"},"provider":{"type":"string"},"data":{"type":"string"},"dataBase64":{"type":"string"}},"additionalProperties":false};
const func1 = Object.prototype.hasOwnProperty;
const schema21 = {"type":"integer","minimum":0,"maximum":9007199254740991};

function validate54(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate54.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(!(((typeof data == "number") && (!(data % 1) && !isNaN(data))) && (isFinite(data)))){
const err0 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if((typeof data == "number") && (isFinite(data))){
if(data > 9007199254740991 || isNaN(data)){
const err1 = {instancePath,schemaPath:"#/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data < 0 || isNaN(data)){
const err2 = {instancePath,schemaPath:"#/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
validate54.errors = vErrors;
return errors === 0;
}
validate54.evaluated = {"dynamicProps":false,"dynamicItems":false};

const schema22 = {"type":["string","integer"]};

function validate56(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate56.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if((typeof data !== "string") && (!(((typeof data == "number") && (!(data % 1) && !isNaN(data))) && (isFinite(data))))){
const err0 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: schema22.type},message:"must be string,integer"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
validate56.errors = vErrors;
return errors === 0;
}
validate56.evaluated = {"dynamicProps":false,"dynamicItems":false};

const schema23 = {"type":"integer","minimum":0,"maximum":65535};

function validate58(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate58.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(!(((typeof data == "number") && (!(data % 1) && !isNaN(data))) && (isFinite(data)))){
const err0 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if((typeof data == "number") && (isFinite(data))){
if(data > 65535 || isNaN(data)){
const err1 = {instancePath,schemaPath:"#/maximum",keyword:"maximum",params:{comparison: "<=", limit: 65535},message:"must be <= 65535"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data < 0 || isNaN(data)){
const err2 = {instancePath,schemaPath:"#/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
validate58.errors = vErrors;
return errors === 0;
}
validate58.evaluated = {"dynamicProps":false,"dynamicItems":false};

const schema24 = {"type":"integer","minimum":0,"maximum":255};

function validate60(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate60.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(!(((typeof data == "number") && (!(data % 1) && !isNaN(data))) && (isFinite(data)))){
const err0 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if((typeof data == "number") && (isFinite(data))){
if(data > 255 || isNaN(data)){
const err1 = {instancePath,schemaPath:"#/maximum",keyword:"maximum",params:{comparison: "<=", limit: 255},message:"must be <= 255"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data < 0 || isNaN(data)){
const err2 = {instancePath,schemaPath:"#/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
validate60.errors = vErrors;
return errors === 0;
}
validate60.evaluated = {"dynamicProps":false,"dynamicItems":false};

const schema25 = {"type":"integer","minimum":0,"maximum":4294967295};

function validate64(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate64.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(!(((typeof data == "number") && (!(data % 1) && !isNaN(data))) && (isFinite(data)))){
const err0 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if((typeof data == "number") && (isFinite(data))){
if(data > 4294967295 || isNaN(data)){
const err1 = {instancePath,schemaPath:"#/maximum",keyword:"maximum",params:{comparison: "<=", limit: 4294967295},message:"must be <= 4294967295"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data < 0 || isNaN(data)){
const err2 = {instancePath,schemaPath:"#/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
validate64.errors = vErrors;
return errors === 0;
}
validate64.evaluated = {"dynamicProps":false,"dynamicItems":false};


function validate53(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate53.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.id === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "id"},message:"must have required property '"+"id"+"'"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.act === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "act"},message:"must have required property '"+"act"+"'"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
for(const key0 in data){
if(!(func1.call(schema20.properties, key0))){
const err2 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.kind !== undefined){
if("etw" !== data.kind){
const err3 = {instancePath:instancePath+"/kind",schemaPath:"#/properties/kind/const",keyword:"const",params:{allowedValue: "etw"},message:"must be equal to constant"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.t !== undefined){
if(!(validate54(data.t, {instancePath:instancePath+"/t",parentData:data,parentDataProperty:"t",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate54.errors : vErrors.concat(validate54.errors);
errors = vErrors.length;
}
}
if(data.fileTime !== undefined){
if(!(validate56(data.fileTime, {instancePath:instancePath+"/fileTime",parentData:data,parentDataProperty:"fileTime",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate56.errors : vErrors.concat(validate56.errors);
errors = vErrors.length;
}
}
if(data.id !== undefined){
if(!(validate58(data.id, {instancePath:instancePath+"/id",parentData:data,parentDataProperty:"id",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate58.errors : vErrors.concat(validate58.errors);
errors = vErrors.length;
}
}
if(data.version !== undefined){
if(!(validate60(data.version, {instancePath:instancePath+"/version",parentData:data,parentDataProperty:"version",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate60.errors : vErrors.concat(validate60.errors);
errors = vErrors.length;
}
}
if(data.level !== undefined){
if(!(validate60(data.level, {instancePath:instancePath+"/level",parentData:data,parentDataProperty:"level",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate60.errors : vErrors.concat(validate60.errors);
errors = vErrors.length;
}
}
if(data.keyword !== undefined){
if(!(validate56(data.keyword, {instancePath:instancePath+"/keyword",parentData:data,parentDataProperty:"keyword",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate56.errors : vErrors.concat(validate56.errors);
errors = vErrors.length;
}
}
if(data.act !== undefined){
if(typeof data.act !== "string"){
const err4 = {instancePath:instancePath+"/act",schemaPath:"#/properties/act/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.rel !== undefined){
if(typeof data.rel !== "string"){
const err5 = {instancePath:instancePath+"/rel",schemaPath:"#/properties/rel/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.pid !== undefined){
if(!(validate64(data.pid, {instancePath:instancePath+"/pid",parentData:data,parentDataProperty:"pid",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate64.errors : vErrors.concat(validate64.errors);
errors = vErrors.length;
}
}
if(data.tid !== undefined){
if(!(validate64(data.tid, {instancePath:instancePath+"/tid",parentData:data,parentDataProperty:"tid",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate64.errors : vErrors.concat(validate64.errors);
errors = vErrors.length;
}
}
if(data.processor !== undefined){
if(!(validate58(data.processor, {instancePath:instancePath+"/processor",parentData:data,parentDataProperty:"processor",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate58.errors : vErrors.concat(validate58.errors);
errors = vErrors.length;
}
}
if(data.provider !== undefined){
if(typeof data.provider !== "string"){
const err6 = {instancePath:instancePath+"/provider",schemaPath:"#/properties/provider/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.data !== undefined){
if(typeof data.data !== "string"){
const err7 = {instancePath:instancePath+"/data",schemaPath:"#/properties/data/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data.dataBase64 !== undefined){
if(typeof data.dataBase64 !== "string"){
const err8 = {instancePath:instancePath+"/dataBase64",schemaPath:"#/properties/dataBase64/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
}
else {
const err9 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
validate53.errors = vErrors;
return errors === 0;
}
validate53.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema26 = {"type":"object","required":["kind","table","api"],"properties":{"kind":{"const":"flows"},"t":{"$ref":"#/$defs/count"},"fileTime":{"$ref":"#/$defs/u64"},"reader":{"type":"string","maxLength":1024},"table":{"enum":["open","closed"]},"api":{"enum":[23,24,"0x17","0x18"]},"rows":{"type":"string"},"rowsBase64":{"type":"string"},"rounds":{"$ref":"#/$defs/u32"},"error":{"$ref":"#/$defs/u32"}},"additionalProperties":false};
const func3 = require("ajv/dist/runtime/ucs2length").default;

function validate68(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate68.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.kind === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "kind"},message:"must have required property '"+"kind"+"'"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.table === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "table"},message:"must have required property '"+"table"+"'"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.api === undefined){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "api"},message:"must have required property '"+"api"+"'"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
for(const key0 in data){
if(!(func1.call(schema26.properties, key0))){
const err3 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.kind !== undefined){
if("flows" !== data.kind){
const err4 = {instancePath:instancePath+"/kind",schemaPath:"#/properties/kind/const",keyword:"const",params:{allowedValue: "flows"},message:"must be equal to constant"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.t !== undefined){
if(!(validate54(data.t, {instancePath:instancePath+"/t",parentData:data,parentDataProperty:"t",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate54.errors : vErrors.concat(validate54.errors);
errors = vErrors.length;
}
}
if(data.fileTime !== undefined){
if(!(validate56(data.fileTime, {instancePath:instancePath+"/fileTime",parentData:data,parentDataProperty:"fileTime",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate56.errors : vErrors.concat(validate56.errors);
errors = vErrors.length;
}
}
if(data.reader !== undefined){
let data3 = data.reader;
if(typeof data3 === "string"){
if(func3(data3) > 1024){
const err5 = {instancePath:instancePath+"/reader",schemaPath:"#/properties/reader/maxLength",keyword:"maxLength",params:{limit: 1024},message:"must NOT have more than 1024 characters"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
else {
const err6 = {instancePath:instancePath+"/reader",schemaPath:"#/properties/reader/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.table !== undefined){
let data4 = data.table;
if(!((data4 === "open") || (data4 === "closed"))){
const err7 = {instancePath:instancePath+"/table",schemaPath:"#/properties/table/enum",keyword:"enum",params:{allowedValues: schema26.properties.table.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data.api !== undefined){
let data5 = data.api;
if(!((((data5 === 23) || (data5 === 24)) || (data5 === "0x17")) || (data5 === "0x18"))){
const err8 = {instancePath:instancePath+"/api",schemaPath:"#/properties/api/enum",keyword:"enum",params:{allowedValues: schema26.properties.api.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.rows !== undefined){
if(typeof data.rows !== "string"){
const err9 = {instancePath:instancePath+"/rows",schemaPath:"#/properties/rows/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data.rowsBase64 !== undefined){
if(typeof data.rowsBase64 !== "string"){
const err10 = {instancePath:instancePath+"/rowsBase64",schemaPath:"#/properties/rowsBase64/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data.rounds !== undefined){
if(!(validate64(data.rounds, {instancePath:instancePath+"/rounds",parentData:data,parentDataProperty:"rounds",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate64.errors : vErrors.concat(validate64.errors);
errors = vErrors.length;
}
}
if(data.error !== undefined){
if(!(validate64(data.error, {instancePath:instancePath+"/error",parentData:data,parentDataProperty:"error",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate64.errors : vErrors.concat(validate64.errors);
errors = vErrors.length;
}
}
}
else {
const err11 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
validate68.errors = vErrors;
return errors === 0;
}
validate68.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema27 = {"type":"object","required":["kind","eventsLost"],"properties":{"kind":{"const":"loss"},"t":{"$ref":"#/$defs/count"},"fileTime":{"$ref":"#/$defs/u64"},"eventsLost":{"$ref":"#/$defs/count"},"logBuffersLost":{"$ref":"#/$defs/count"},"realTimeBuffersLost":{"$ref":"#/$defs/count"}},"additionalProperties":false};

function validate73(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate73.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.kind === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "kind"},message:"must have required property '"+"kind"+"'"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.eventsLost === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "eventsLost"},message:"must have required property '"+"eventsLost"+"'"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
for(const key0 in data){
if(!((((((key0 === "kind") || (key0 === "t")) || (key0 === "fileTime")) || (key0 === "eventsLost")) || (key0 === "logBuffersLost")) || (key0 === "realTimeBuffersLost"))){
const err2 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.kind !== undefined){
if("loss" !== data.kind){
const err3 = {instancePath:instancePath+"/kind",schemaPath:"#/properties/kind/const",keyword:"const",params:{allowedValue: "loss"},message:"must be equal to constant"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.t !== undefined){
if(!(validate54(data.t, {instancePath:instancePath+"/t",parentData:data,parentDataProperty:"t",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate54.errors : vErrors.concat(validate54.errors);
errors = vErrors.length;
}
}
if(data.fileTime !== undefined){
if(!(validate56(data.fileTime, {instancePath:instancePath+"/fileTime",parentData:data,parentDataProperty:"fileTime",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate56.errors : vErrors.concat(validate56.errors);
errors = vErrors.length;
}
}
if(data.eventsLost !== undefined){
if(!(validate54(data.eventsLost, {instancePath:instancePath+"/eventsLost",parentData:data,parentDataProperty:"eventsLost",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate54.errors : vErrors.concat(validate54.errors);
errors = vErrors.length;
}
}
if(data.logBuffersLost !== undefined){
if(!(validate54(data.logBuffersLost, {instancePath:instancePath+"/logBuffersLost",parentData:data,parentDataProperty:"logBuffersLost",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate54.errors : vErrors.concat(validate54.errors);
errors = vErrors.length;
}
}
if(data.realTimeBuffersLost !== undefined){
if(!(validate54(data.realTimeBuffersLost, {instancePath:instancePath+"/realTimeBuffersLost",parentData:data,parentDataProperty:"realTimeBuffersLost",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate54.errors : vErrors.concat(validate54.errors);
errors = vErrors.length;
}
}
}
else {
const err4 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
validate73.errors = vErrors;
return errors === 0;
}
validate73.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema28 = {"type":"object","required":["kind","maxOpen","maxClosed","closedThreshold"],"properties":{"kind":{"const":"limits"},"t":{"$ref":"#/$defs/count"},"fileTime":{"$ref":"#/$defs/u64"},"maxOpen":{"$ref":"#/$defs/count"},"maxClosed":{"$ref":"#/$defs/count"},"closedThreshold":{"$ref":"#/$defs/count"}},"additionalProperties":false};

function validate79(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate79.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.kind === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "kind"},message:"must have required property '"+"kind"+"'"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.maxOpen === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "maxOpen"},message:"must have required property '"+"maxOpen"+"'"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.maxClosed === undefined){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "maxClosed"},message:"must have required property '"+"maxClosed"+"'"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data.closedThreshold === undefined){
const err3 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "closedThreshold"},message:"must have required property '"+"closedThreshold"+"'"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
for(const key0 in data){
if(!((((((key0 === "kind") || (key0 === "t")) || (key0 === "fileTime")) || (key0 === "maxOpen")) || (key0 === "maxClosed")) || (key0 === "closedThreshold"))){
const err4 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.kind !== undefined){
if("limits" !== data.kind){
const err5 = {instancePath:instancePath+"/kind",schemaPath:"#/properties/kind/const",keyword:"const",params:{allowedValue: "limits"},message:"must be equal to constant"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.t !== undefined){
if(!(validate54(data.t, {instancePath:instancePath+"/t",parentData:data,parentDataProperty:"t",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate54.errors : vErrors.concat(validate54.errors);
errors = vErrors.length;
}
}
if(data.fileTime !== undefined){
if(!(validate56(data.fileTime, {instancePath:instancePath+"/fileTime",parentData:data,parentDataProperty:"fileTime",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate56.errors : vErrors.concat(validate56.errors);
errors = vErrors.length;
}
}
if(data.maxOpen !== undefined){
if(!(validate54(data.maxOpen, {instancePath:instancePath+"/maxOpen",parentData:data,parentDataProperty:"maxOpen",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate54.errors : vErrors.concat(validate54.errors);
errors = vErrors.length;
}
}
if(data.maxClosed !== undefined){
if(!(validate54(data.maxClosed, {instancePath:instancePath+"/maxClosed",parentData:data,parentDataProperty:"maxClosed",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate54.errors : vErrors.concat(validate54.errors);
errors = vErrors.length;
}
}
if(data.closedThreshold !== undefined){
if(!(validate54(data.closedThreshold, {instancePath:instancePath+"/closedThreshold",parentData:data,parentDataProperty:"closedThreshold",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate54.errors : vErrors.concat(validate54.errors);
errors = vErrors.length;
}
}
}
else {
const err6 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
validate79.errors = vErrors;
return errors === 0;
}
validate79.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema29 = {"type":"object","required":["kind"],"properties":{"kind":{"const":"stats"},"t":{"$ref":"#/$defs/count"},"fileTime":{"$ref":"#/$defs/u64"},"data":{"type":"string"},"dataBase64":{"type":"string"}},"additionalProperties":false};

function validate85(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate85.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.kind === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "kind"},message:"must have required property '"+"kind"+"'"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 in data){
if(!(((((key0 === "kind") || (key0 === "t")) || (key0 === "fileTime")) || (key0 === "data")) || (key0 === "dataBase64"))){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.kind !== undefined){
if("stats" !== data.kind){
const err2 = {instancePath:instancePath+"/kind",schemaPath:"#/properties/kind/const",keyword:"const",params:{allowedValue: "stats"},message:"must be equal to constant"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.t !== undefined){
if(!(validate54(data.t, {instancePath:instancePath+"/t",parentData:data,parentDataProperty:"t",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate54.errors : vErrors.concat(validate54.errors);
errors = vErrors.length;
}
}
if(data.fileTime !== undefined){
if(!(validate56(data.fileTime, {instancePath:instancePath+"/fileTime",parentData:data,parentDataProperty:"fileTime",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate56.errors : vErrors.concat(validate56.errors);
errors = vErrors.length;
}
}
if(data.data !== undefined){
if(typeof data.data !== "string"){
const err3 = {instancePath:instancePath+"/data",schemaPath:"#/properties/data/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.dataBase64 !== undefined){
if(typeof data.dataBase64 !== "string"){
const err4 = {instancePath:instancePath+"/dataBase64",schemaPath:"#/properties/dataBase64/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
}
else {
const err5 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
validate85.errors = vErrors;
return errors === 0;
}
validate85.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate52(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="https://flowproof.dev/schemas/etw-bytes-record.schema.json" */;
let vErrors = null;
let errors = 0;
const evaluated0 = validate52.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(!(data && typeof data == "object" && !Array.isArray(data))){
const err0 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
const _errs1 = errors;
let valid0 = true;
const _errs2 = errors;
if(errors === _errs2){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((data.kind === undefined) && (missing0 = "kind")){
const err1 = {};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
else {
const err2 = {};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
var _valid0 = _errs2 === errors;
errors = _errs1;
if(vErrors !== null){
if(_errs1){
vErrors.length = _errs1;
}
else {
vErrors = null;
}
}
let ifClause0;
if(_valid0){
const _errs4 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.kind === undefined){
const err3 = {instancePath,schemaPath:"#/then/required",keyword:"required",params:{missingProperty: "kind"},message:"must have required property '"+"kind"+"'"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(data.kind !== undefined){
if(typeof data.kind !== "string"){
const err4 = {instancePath:instancePath+"/kind",schemaPath:"#/then/properties/kind/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
const tag0 = data.kind;
if(typeof tag0 == "string"){
if(tag0 === "etw"){
if(!(validate53(data, {instancePath,parentData,parentDataProperty,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate53.errors : vErrors.concat(validate53.errors);
errors = vErrors.length;
}
var props0 = true;
}
else if(tag0 === "flows"){
if(!(validate68(data, {instancePath,parentData,parentDataProperty,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate68.errors : vErrors.concat(validate68.errors);
errors = vErrors.length;
}
if(props0 !== true){
props0 = true;
}
}
else if(tag0 === "loss"){
if(!(validate73(data, {instancePath,parentData,parentDataProperty,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate73.errors : vErrors.concat(validate73.errors);
errors = vErrors.length;
}
if(props0 !== true){
props0 = true;
}
}
else if(tag0 === "limits"){
if(!(validate79(data, {instancePath,parentData,parentDataProperty,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate79.errors : vErrors.concat(validate79.errors);
errors = vErrors.length;
}
if(props0 !== true){
props0 = true;
}
}
else if(tag0 === "stats"){
if(!(validate85(data, {instancePath,parentData,parentDataProperty,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate85.errors : vErrors.concat(validate85.errors);
errors = vErrors.length;
}
if(props0 !== true){
props0 = true;
}
}
else {
const err5 = {instancePath,schemaPath:"#/then/discriminator",keyword:"discriminator",params:{error: "mapping", tag: "kind", tagValue: tag0},message:"value of tag \"kind\" must be in oneOf"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
else {
const err6 = {instancePath,schemaPath:"#/then/discriminator",keyword:"discriminator",params:{error: "tag", tag: "kind", tagValue: tag0},message:"tag \"kind\" must be string"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
else {
const err7 = {instancePath,schemaPath:"#/then/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
var _valid0 = _errs4 === errors;
valid0 = _valid0;
if(valid0){
if(props0 !== true){
props0 = props0 || {};
props0.kind = true;
}
}
ifClause0 = "then";
}
else {
const _errs14 = errors;
if(!(validate53(data, {instancePath,parentData,parentDataProperty,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate53.errors : vErrors.concat(validate53.errors);
errors = vErrors.length;
}
var _valid0 = _errs14 === errors;
valid0 = _valid0;
if(valid0){
if(props0 !== true){
props0 = true;
}
}
ifClause0 = "else";
}
if(!valid0){
const err8 = {instancePath,schemaPath:"#/if",keyword:"if",params:{failingKeyword: ifClause0},message:"must match \""+ifClause0+"\" schema"};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
validate52.errors = vErrors;
evaluated0.props = props0;
return errors === 0;
}
validate52.evaluated = {"dynamicProps":true,"dynamicItems":false};

export const validateEtwBytes = validate94;
const schema30 = {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"https://flowproof.dev/schemas/etw-bytes.schema.json","title":"Head of a dump of raw Windows events","description":"Read by `flowproof import etw-bytes`: one JSON object with all records in `events`, or JSON lines: this object without `events` in the first line, then one record in each. A time or another number of 64 bits may be a number up to 2^53-1 or a text, decimal or with 0x.","type":"object","required":["format"],"properties":{"format":{"const":"flowproof-etw-bytes/1"},"host":{"type":"object","properties":{"name":{"type":"string","maxLength":256},"build":{"description":"20348 or 10.0.20348","type":["string","integer"],"maxLength":256,"minimum":0,"maximum":4294967295},"arch":{"type":"string","maxLength":256},"pointerBytes":{"enum":[4,8]},"cpus":{"type":"integer","minimum":1,"maximum":65535},"boot":{"description":"Start of Windows.","$ref":"#/$defs/instant"},"ephemeralRanges":{"$ref":"trace-header.schema.json#/$defs/portRanges"}},"additionalProperties":false},"start":{"description":"The instant from which `t` counts; the first record's when absent.","$ref":"#/$defs/instant"},"session":{"description":"Settings of the event session.","type":"object","properties":{"name":{"type":"string","maxLength":256},"bufferKib":{"type":"integer","minimum":0},"buffersMin":{"type":"integer","minimum":0},"buffersMax":{"type":"integer","minimum":0},"level":{"type":"integer","minimum":0,"maximum":255},"keywordsAny":{"$ref":"#/$defs/u64"},"filters":{"type":"array","items":{"type":"string","maxLength":1024}}},"additionalProperties":false},"iis":{"$ref":"trace-header.schema.json#/$defs/iis"},"events":{"description":"See etw-bytes-record.schema.json.","type":"array"}},"additionalProperties":false,"$defs":{"u64":{"type":["string","integer"]},"instant":{"type":"object","properties":{"unixNs":{"description":"ns since 1970","$ref":"#/$defs/u64"},"fileTime":{"description":"100 ns since 1601","$ref":"#/$defs/u64"}},"additionalProperties":false,"minProperties":1,"maxProperties":1}}};
const schema31 = {"type":"object","properties":{"unixNs":{"description":"ns since 1970","$ref":"#/$defs/u64"},"fileTime":{"description":"100 ns since 1601","$ref":"#/$defs/u64"}},"additionalProperties":false,"minProperties":1,"maxProperties":1};
const schema32 = {"type":["string","integer"]};

function validate96(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate96.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if((typeof data !== "string") && (!(((typeof data == "number") && (!(data % 1) && !isNaN(data))) && (isFinite(data))))){
const err0 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: schema32.type},message:"must be string,integer"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
validate96.errors = vErrors;
return errors === 0;
}
validate96.evaluated = {"dynamicProps":false,"dynamicItems":false};


function validate95(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate95.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(Object.keys(data).length > 1){
const err0 = {instancePath,schemaPath:"#/maxProperties",keyword:"maxProperties",params:{limit: 1},message:"must NOT have more than 1 properties"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(Object.keys(data).length < 1){
const err1 = {instancePath,schemaPath:"#/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
for(const key0 in data){
if(!((key0 === "unixNs") || (key0 === "fileTime"))){
const err2 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.unixNs !== undefined){
if(!(validate96(data.unixNs, {instancePath:instancePath+"/unixNs",parentData:data,parentDataProperty:"unixNs",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate96.errors : vErrors.concat(validate96.errors);
errors = vErrors.length;
}
}
if(data.fileTime !== undefined){
if(!(validate96(data.fileTime, {instancePath:instancePath+"/fileTime",parentData:data,parentDataProperty:"fileTime",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate96.errors : vErrors.concat(validate96.errors);
errors = vErrors.length;
}
}
}
else {
const err3 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
validate95.errors = vErrors;
return errors === 0;
}
validate95.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema39 = {"type":"object","properties":{"ipv4 tcp":{"$ref":"#/$defs/portRange"},"ipv4 udp":{"$ref":"#/$defs/portRange"},"ipv6 tcp":{"$ref":"#/$defs/portRange"},"ipv6 udp":{"$ref":"#/$defs/portRange"}},"additionalProperties":false};
const schema40 = {"type":"array","prefixItems":[{"$ref":"#/$defs/port"},{"$ref":"#/$defs/port"}],"items":false,"minItems":2};
const schema38 = {"type":"integer","minimum":0,"maximum":65535};

function validate120(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate120.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(!(((typeof data == "number") && (!(data % 1) && !isNaN(data))) && (isFinite(data)))){
const err0 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if((typeof data == "number") && (isFinite(data))){
if(data > 65535 || isNaN(data)){
const err1 = {instancePath,schemaPath:"#/maximum",keyword:"maximum",params:{comparison: "<=", limit: 65535},message:"must be <= 65535"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data < 0 || isNaN(data)){
const err2 = {instancePath,schemaPath:"#/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
validate120.errors = vErrors;
return errors === 0;
}
validate120.evaluated = {"dynamicProps":false,"dynamicItems":false};


function validate124(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate124.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(Array.isArray(data)){
if(data.length < 2){
const err0 = {instancePath,schemaPath:"#/minItems",keyword:"minItems",params:{limit: 2},message:"must NOT have fewer than 2 items"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
const len0 = data.length;
if(len0 > 0){
if(!(validate120(data[0], {instancePath:instancePath+"/0",parentData:data,parentDataProperty:0,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate120.errors : vErrors.concat(validate120.errors);
errors = vErrors.length;
}
}
if(len0 > 1){
if(!(validate120(data[1], {instancePath:instancePath+"/1",parentData:data,parentDataProperty:1,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate120.errors : vErrors.concat(validate120.errors);
errors = vErrors.length;
}
}
const len1 = data.length;
if(!(len1 <= 2)){
const err1 = {instancePath,schemaPath:"#/items",keyword:"items",params:{limit: 2},message:"must NOT have more than 2 items"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
else {
const err2 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
validate124.errors = vErrors;
return errors === 0;
}
validate124.evaluated = {"items":true,"dynamicProps":false,"dynamicItems":false};


function validate149(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate149.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!((((key0 === "ipv4 tcp") || (key0 === "ipv4 udp")) || (key0 === "ipv6 tcp")) || (key0 === "ipv6 udp"))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data["ipv4 tcp"] !== undefined){
if(!(validate124(data["ipv4 tcp"], {instancePath:instancePath+"/ipv4 tcp",parentData:data,parentDataProperty:"ipv4 tcp",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate124.errors : vErrors.concat(validate124.errors);
errors = vErrors.length;
}
}
if(data["ipv4 udp"] !== undefined){
if(!(validate124(data["ipv4 udp"], {instancePath:instancePath+"/ipv4 udp",parentData:data,parentDataProperty:"ipv4 udp",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate124.errors : vErrors.concat(validate124.errors);
errors = vErrors.length;
}
}
if(data["ipv6 tcp"] !== undefined){
if(!(validate124(data["ipv6 tcp"], {instancePath:instancePath+"/ipv6 tcp",parentData:data,parentDataProperty:"ipv6 tcp",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate124.errors : vErrors.concat(validate124.errors);
errors = vErrors.length;
}
}
if(data["ipv6 udp"] !== undefined){
if(!(validate124(data["ipv6 udp"], {instancePath:instancePath+"/ipv6 udp",parentData:data,parentDataProperty:"ipv6 udp",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate124.errors : vErrors.concat(validate124.errors);
errors = vErrors.length;
}
}
}
else {
const err1 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
validate149.errors = vErrors;
return errors === 0;
}
validate149.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema41 = {"description":"What the agent reads of applicationHost.config, in the order of the file.","type":"object","required":["sites"],"properties":{"sites":{"type":"array","items":{"$ref":"#/$defs/iisSite"}}},"additionalProperties":false};
const schema42 = {"type":"object","required":["id","name","apps"],"properties":{"id":{"type":"string","maxLength":16384},"name":{"type":"string","maxLength":16384},"apps":{"type":"array","items":{"$ref":"#/$defs/iisApplication"}}},"additionalProperties":false};
const schema43 = {"type":"object","required":["path"],"properties":{"path":{"type":"string","maxLength":16384},"vdir":{"type":"string","maxLength":16384},"json":{"$ref":"#/$defs/iisTags"},"web":{"$ref":"#/$defs/iisTags"},"traceConfigFile":{"$ref":"#/$defs/iisTags"}},"additionalProperties":false};
const schema44 = {"type":"object","properties":{"service":{"type":"string","maxLength":16384},"env":{"type":"string","maxLength":16384},"version":{"type":"string","maxLength":16384}},"additionalProperties":false};

function validate142(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate142.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!(((key0 === "service") || (key0 === "env")) || (key0 === "version"))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.service !== undefined){
let data0 = data.service;
if(typeof data0 === "string"){
if(func3(data0) > 16384){
const err1 = {instancePath:instancePath+"/service",schemaPath:"#/properties/service/maxLength",keyword:"maxLength",params:{limit: 16384},message:"must NOT have more than 16384 characters"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
else {
const err2 = {instancePath:instancePath+"/service",schemaPath:"#/properties/service/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.env !== undefined){
let data1 = data.env;
if(typeof data1 === "string"){
if(func3(data1) > 16384){
const err3 = {instancePath:instancePath+"/env",schemaPath:"#/properties/env/maxLength",keyword:"maxLength",params:{limit: 16384},message:"must NOT have more than 16384 characters"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
else {
const err4 = {instancePath:instancePath+"/env",schemaPath:"#/properties/env/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.version !== undefined){
let data2 = data.version;
if(typeof data2 === "string"){
if(func3(data2) > 16384){
const err5 = {instancePath:instancePath+"/version",schemaPath:"#/properties/version/maxLength",keyword:"maxLength",params:{limit: 16384},message:"must NOT have more than 16384 characters"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
else {
const err6 = {instancePath:instancePath+"/version",schemaPath:"#/properties/version/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
}
else {
const err7 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
validate142.errors = vErrors;
return errors === 0;
}
validate142.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate141(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate141.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.path === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "path"},message:"must have required property '"+"path"+"'"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 in data){
if(!(((((key0 === "path") || (key0 === "vdir")) || (key0 === "json")) || (key0 === "web")) || (key0 === "traceConfigFile"))){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.path !== undefined){
let data0 = data.path;
if(typeof data0 === "string"){
if(func3(data0) > 16384){
const err2 = {instancePath:instancePath+"/path",schemaPath:"#/properties/path/maxLength",keyword:"maxLength",params:{limit: 16384},message:"must NOT have more than 16384 characters"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
else {
const err3 = {instancePath:instancePath+"/path",schemaPath:"#/properties/path/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.vdir !== undefined){
let data1 = data.vdir;
if(typeof data1 === "string"){
if(func3(data1) > 16384){
const err4 = {instancePath:instancePath+"/vdir",schemaPath:"#/properties/vdir/maxLength",keyword:"maxLength",params:{limit: 16384},message:"must NOT have more than 16384 characters"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
else {
const err5 = {instancePath:instancePath+"/vdir",schemaPath:"#/properties/vdir/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.json !== undefined){
if(!(validate142(data.json, {instancePath:instancePath+"/json",parentData:data,parentDataProperty:"json",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate142.errors : vErrors.concat(validate142.errors);
errors = vErrors.length;
}
}
if(data.web !== undefined){
if(!(validate142(data.web, {instancePath:instancePath+"/web",parentData:data,parentDataProperty:"web",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate142.errors : vErrors.concat(validate142.errors);
errors = vErrors.length;
}
}
if(data.traceConfigFile !== undefined){
if(!(validate142(data.traceConfigFile, {instancePath:instancePath+"/traceConfigFile",parentData:data,parentDataProperty:"traceConfigFile",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate142.errors : vErrors.concat(validate142.errors);
errors = vErrors.length;
}
}
}
else {
const err6 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
validate141.errors = vErrors;
return errors === 0;
}
validate141.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate140(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate140.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.id === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "id"},message:"must have required property '"+"id"+"'"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.name === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "name"},message:"must have required property '"+"name"+"'"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.apps === undefined){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "apps"},message:"must have required property '"+"apps"+"'"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
for(const key0 in data){
if(!(((key0 === "id") || (key0 === "name")) || (key0 === "apps"))){
const err3 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.id !== undefined){
let data0 = data.id;
if(typeof data0 === "string"){
if(func3(data0) > 16384){
const err4 = {instancePath:instancePath+"/id",schemaPath:"#/properties/id/maxLength",keyword:"maxLength",params:{limit: 16384},message:"must NOT have more than 16384 characters"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
else {
const err5 = {instancePath:instancePath+"/id",schemaPath:"#/properties/id/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.name !== undefined){
let data1 = data.name;
if(typeof data1 === "string"){
if(func3(data1) > 16384){
const err6 = {instancePath:instancePath+"/name",schemaPath:"#/properties/name/maxLength",keyword:"maxLength",params:{limit: 16384},message:"must NOT have more than 16384 characters"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
else {
const err7 = {instancePath:instancePath+"/name",schemaPath:"#/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data.apps !== undefined){
let data2 = data.apps;
if(Array.isArray(data2)){
const len0 = data2.length;
for(let i0=0; i0<len0; i0++){
if(!(validate141(data2[i0], {instancePath:instancePath+"/apps/" + i0,parentData:data2,parentDataProperty:i0,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate141.errors : vErrors.concat(validate141.errors);
errors = vErrors.length;
}
}
}
else {
const err8 = {instancePath:instancePath+"/apps",schemaPath:"#/properties/apps/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
}
else {
const err9 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
validate140.errors = vErrors;
return errors === 0;
}
validate140.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate157(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate157.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.sites === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "sites"},message:"must have required property '"+"sites"+"'"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 in data){
if(!(key0 === "sites")){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.sites !== undefined){
let data0 = data.sites;
if(Array.isArray(data0)){
const len0 = data0.length;
for(let i0=0; i0<len0; i0++){
if(!(validate140(data0[i0], {instancePath:instancePath+"/sites/" + i0,parentData:data0,parentDataProperty:i0,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate140.errors : vErrors.concat(validate140.errors);
errors = vErrors.length;
}
}
}
else {
const err2 = {instancePath:instancePath+"/sites",schemaPath:"#/properties/sites/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
}
else {
const err3 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
validate157.errors = vErrors;
return errors === 0;
}
validate157.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate94(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="https://flowproof.dev/schemas/etw-bytes.schema.json" */;
let vErrors = null;
let errors = 0;
const evaluated0 = validate94.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.format === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "format"},message:"must have required property '"+"format"+"'"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 in data){
if(!((((((key0 === "format") || (key0 === "host")) || (key0 === "start")) || (key0 === "session")) || (key0 === "iis")) || (key0 === "events"))){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.format !== undefined){
if("flowproof-etw-bytes/1" !== data.format){
const err2 = {instancePath:instancePath+"/format",schemaPath:"#/properties/format/const",keyword:"const",params:{allowedValue: "flowproof-etw-bytes/1"},message:"must be equal to constant"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.host !== undefined){
let data1 = data.host;
if(data1 && typeof data1 == "object" && !Array.isArray(data1)){
for(const key1 in data1){
if(!(((((((key1 === "name") || (key1 === "build")) || (key1 === "arch")) || (key1 === "pointerBytes")) || (key1 === "cpus")) || (key1 === "boot")) || (key1 === "ephemeralRanges"))){
const err3 = {instancePath:instancePath+"/host",schemaPath:"#/properties/host/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data1.name !== undefined){
let data2 = data1.name;
if(typeof data2 === "string"){
if(func3(data2) > 256){
const err4 = {instancePath:instancePath+"/host/name",schemaPath:"#/properties/host/properties/name/maxLength",keyword:"maxLength",params:{limit: 256},message:"must NOT have more than 256 characters"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
else {
const err5 = {instancePath:instancePath+"/host/name",schemaPath:"#/properties/host/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data1.build !== undefined){
let data3 = data1.build;
if((typeof data3 !== "string") && (!(((typeof data3 == "number") && (!(data3 % 1) && !isNaN(data3))) && (isFinite(data3))))){
const err6 = {instancePath:instancePath+"/host/build",schemaPath:"#/properties/host/properties/build/type",keyword:"type",params:{type: schema30.properties.host.properties.build.type},message:"must be string,integer"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
if((typeof data3 == "number") && (isFinite(data3))){
if(data3 > 4294967295 || isNaN(data3)){
const err7 = {instancePath:instancePath+"/host/build",schemaPath:"#/properties/host/properties/build/maximum",keyword:"maximum",params:{comparison: "<=", limit: 4294967295},message:"must be <= 4294967295"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
if(data3 < 0 || isNaN(data3)){
const err8 = {instancePath:instancePath+"/host/build",schemaPath:"#/properties/host/properties/build/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(typeof data3 === "string"){
if(func3(data3) > 256){
const err9 = {instancePath:instancePath+"/host/build",schemaPath:"#/properties/host/properties/build/maxLength",keyword:"maxLength",params:{limit: 256},message:"must NOT have more than 256 characters"};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
}
if(data1.arch !== undefined){
let data4 = data1.arch;
if(typeof data4 === "string"){
if(func3(data4) > 256){
const err10 = {instancePath:instancePath+"/host/arch",schemaPath:"#/properties/host/properties/arch/maxLength",keyword:"maxLength",params:{limit: 256},message:"must NOT have more than 256 characters"};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
else {
const err11 = {instancePath:instancePath+"/host/arch",schemaPath:"#/properties/host/properties/arch/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data1.pointerBytes !== undefined){
let data5 = data1.pointerBytes;
if(!((data5 === 4) || (data5 === 8))){
const err12 = {instancePath:instancePath+"/host/pointerBytes",schemaPath:"#/properties/host/properties/pointerBytes/enum",keyword:"enum",params:{allowedValues: schema30.properties.host.properties.pointerBytes.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
if(data1.cpus !== undefined){
let data6 = data1.cpus;
if(!(((typeof data6 == "number") && (!(data6 % 1) && !isNaN(data6))) && (isFinite(data6)))){
const err13 = {instancePath:instancePath+"/host/cpus",schemaPath:"#/properties/host/properties/cpus/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
if((typeof data6 == "number") && (isFinite(data6))){
if(data6 > 65535 || isNaN(data6)){
const err14 = {instancePath:instancePath+"/host/cpus",schemaPath:"#/properties/host/properties/cpus/maximum",keyword:"maximum",params:{comparison: "<=", limit: 65535},message:"must be <= 65535"};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
if(data6 < 1 || isNaN(data6)){
const err15 = {instancePath:instancePath+"/host/cpus",schemaPath:"#/properties/host/properties/cpus/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
}
if(data1.boot !== undefined){
if(!(validate95(data1.boot, {instancePath:instancePath+"/host/boot",parentData:data1,parentDataProperty:"boot",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate95.errors : vErrors.concat(validate95.errors);
errors = vErrors.length;
}
}
if(data1.ephemeralRanges !== undefined){
if(!(validate149(data1.ephemeralRanges, {instancePath:instancePath+"/host/ephemeralRanges",parentData:data1,parentDataProperty:"ephemeralRanges",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate149.errors : vErrors.concat(validate149.errors);
errors = vErrors.length;
}
}
}
else {
const err16 = {instancePath:instancePath+"/host",schemaPath:"#/properties/host/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
if(data.start !== undefined){
if(!(validate95(data.start, {instancePath:instancePath+"/start",parentData:data,parentDataProperty:"start",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate95.errors : vErrors.concat(validate95.errors);
errors = vErrors.length;
}
}
if(data.session !== undefined){
let data10 = data.session;
if(data10 && typeof data10 == "object" && !Array.isArray(data10)){
for(const key2 in data10){
if(!(((((((key2 === "name") || (key2 === "bufferKib")) || (key2 === "buffersMin")) || (key2 === "buffersMax")) || (key2 === "level")) || (key2 === "keywordsAny")) || (key2 === "filters"))){
const err17 = {instancePath:instancePath+"/session",schemaPath:"#/properties/session/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
if(data10.name !== undefined){
let data11 = data10.name;
if(typeof data11 === "string"){
if(func3(data11) > 256){
const err18 = {instancePath:instancePath+"/session/name",schemaPath:"#/properties/session/properties/name/maxLength",keyword:"maxLength",params:{limit: 256},message:"must NOT have more than 256 characters"};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
else {
const err19 = {instancePath:instancePath+"/session/name",schemaPath:"#/properties/session/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
if(data10.bufferKib !== undefined){
let data12 = data10.bufferKib;
if(!(((typeof data12 == "number") && (!(data12 % 1) && !isNaN(data12))) && (isFinite(data12)))){
const err20 = {instancePath:instancePath+"/session/bufferKib",schemaPath:"#/properties/session/properties/bufferKib/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
if((typeof data12 == "number") && (isFinite(data12))){
if(data12 < 0 || isNaN(data12)){
const err21 = {instancePath:instancePath+"/session/bufferKib",schemaPath:"#/properties/session/properties/bufferKib/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
}
if(data10.buffersMin !== undefined){
let data13 = data10.buffersMin;
if(!(((typeof data13 == "number") && (!(data13 % 1) && !isNaN(data13))) && (isFinite(data13)))){
const err22 = {instancePath:instancePath+"/session/buffersMin",schemaPath:"#/properties/session/properties/buffersMin/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
if((typeof data13 == "number") && (isFinite(data13))){
if(data13 < 0 || isNaN(data13)){
const err23 = {instancePath:instancePath+"/session/buffersMin",schemaPath:"#/properties/session/properties/buffersMin/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
}
if(data10.buffersMax !== undefined){
let data14 = data10.buffersMax;
if(!(((typeof data14 == "number") && (!(data14 % 1) && !isNaN(data14))) && (isFinite(data14)))){
const err24 = {instancePath:instancePath+"/session/buffersMax",schemaPath:"#/properties/session/properties/buffersMax/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
if((typeof data14 == "number") && (isFinite(data14))){
if(data14 < 0 || isNaN(data14)){
const err25 = {instancePath:instancePath+"/session/buffersMax",schemaPath:"#/properties/session/properties/buffersMax/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
}
}
if(data10.level !== undefined){
let data15 = data10.level;
if(!(((typeof data15 == "number") && (!(data15 % 1) && !isNaN(data15))) && (isFinite(data15)))){
const err26 = {instancePath:instancePath+"/session/level",schemaPath:"#/properties/session/properties/level/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
if((typeof data15 == "number") && (isFinite(data15))){
if(data15 > 255 || isNaN(data15)){
const err27 = {instancePath:instancePath+"/session/level",schemaPath:"#/properties/session/properties/level/maximum",keyword:"maximum",params:{comparison: "<=", limit: 255},message:"must be <= 255"};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
if(data15 < 0 || isNaN(data15)){
const err28 = {instancePath:instancePath+"/session/level",schemaPath:"#/properties/session/properties/level/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
}
}
if(data10.keywordsAny !== undefined){
if(!(validate96(data10.keywordsAny, {instancePath:instancePath+"/session/keywordsAny",parentData:data10,parentDataProperty:"keywordsAny",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate96.errors : vErrors.concat(validate96.errors);
errors = vErrors.length;
}
}
if(data10.filters !== undefined){
let data17 = data10.filters;
if(Array.isArray(data17)){
const len0 = data17.length;
for(let i0=0; i0<len0; i0++){
let data18 = data17[i0];
if(typeof data18 === "string"){
if(func3(data18) > 1024){
const err29 = {instancePath:instancePath+"/session/filters/" + i0,schemaPath:"#/properties/session/properties/filters/items/maxLength",keyword:"maxLength",params:{limit: 1024},message:"must NOT have more than 1024 characters"};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
}
else {
const err30 = {instancePath:instancePath+"/session/filters/" + i0,schemaPath:"#/properties/session/properties/filters/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
}
}
else {
const err31 = {instancePath:instancePath+"/session/filters",schemaPath:"#/properties/session/properties/filters/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
}
}
else {
const err32 = {instancePath:instancePath+"/session",schemaPath:"#/properties/session/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
}
if(data.iis !== undefined){
if(!(validate157(data.iis, {instancePath:instancePath+"/iis",parentData:data,parentDataProperty:"iis",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate157.errors : vErrors.concat(validate157.errors);
errors = vErrors.length;
}
}
if(data.events !== undefined){
if(!(Array.isArray(data.events))){
const err33 = {instancePath:instancePath+"/events",schemaPath:"#/properties/events/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
}
}
else {
const err34 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
validate94.errors = vErrors;
return errors === 0;
}
validate94.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

export const validateHttpClients = validate160;
const schema47 = {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"https://flowproof.dev/schemas/http-clients.schema.json","title":"scenario.yaml with model: go-http-client-pool","type":"object","additionalProperties":false,"required":["model","application"],"properties":{"model":{"const":"go-http-client-pool"},"name":{"type":"string"},"title":{"type":"string","minLength":1},"scale":{"type":"integer","minimum":1,"maximum":1000},"go":{"type":"object","additionalProperties":false,"properties":{"dialDetached":{"type":"boolean"}}},"servers":{"type":"object","minProperties":1,"additionalProperties":{"type":"object","additionalProperties":false,"properties":{"family":{"enum":["tcp4","tcp6","unix"]},"scheme":{"enum":["http","https"]},"closesIdleAfter":{"$ref":"#/$defs/duration"},"refusesDials":{"type":"boolean"}}}},"transport":{"$ref":"#/$defs/transport"},"transports":{"type":"object","additionalProperties":{"$ref":"#/$defs/transport"}},"clients":{"type":"object","additionalProperties":{"type":"object","additionalProperties":false,"properties":{"transport":{"type":"string"},"timeout":{"$ref":"#/$defs/duration"}}}},"application":{"type":"object","additionalProperties":false,"properties":{"pool":{"type":"object","additionalProperties":false,"properties":{"size":{"type":"integer","minimum":0,"maximum":1000000},"overflow":{"const":"temporary-client"},"closeTemporary":{"type":"boolean"}},"required":["size"]},"otherGoroutines":{"type":"integer","minimum":0,"maximum":1000000},"startup":{"type":"array","items":{"type":"object","additionalProperties":false,"properties":{"calls":{"type":"integer","minimum":0,"maximum":1000000},"client":{"type":"string","minLength":1},"server":{"type":"string","minLength":1},"method":{"enum":["GET","HEAD","POST","PUT","DELETE","OPTIONS","PATCH","CONNECT"]},"status":{"type":"integer","minimum":100,"maximum":599},"framing":{"enum":["length","chunked","none","eof"]},"bytes":{"type":"integer","minimum":0,"maximum":1000000},"body":{"enum":["read-and-close","read","close-unread","abandon","hold","follow","read-bytes","read-bytes-and-close"]},"readBytes":{"type":"integer","minimum":0,"maximum":1000000},"answers":{"enum":["at-once","never"]},"think":{"$ref":"#/$defs/duration"},"connectionClose":{"type":"boolean"},"stream":{"type":"boolean"},"endsOld":{"type":"boolean"}},"required":["calls"]}},"holders":{"type":"array","items":{"type":"object","additionalProperties":false,"properties":{"kind":{"enum":["follow","unread-body","hung"]},"count":{"type":"integer","minimum":1,"maximum":100000},"client":{"type":"string","minLength":1},"server":{"type":"string","minLength":1}},"required":["kind","count"]}},"periodic":{"type":"array","items":{"type":"object","additionalProperties":false,"properties":{"every":{"$ref":"#/$defs/duration"},"first":{"$ref":"#/$defs/duration"},"calls":{"type":"integer","minimum":0,"maximum":1000000},"strayGoroutines":{"type":"integer","minimum":0,"maximum":1000000},"client":{"type":"string","minLength":1},"server":{"type":"string","minLength":1},"method":{"enum":["GET","HEAD","POST","PUT","DELETE","OPTIONS","PATCH","CONNECT"]},"status":{"type":"integer","minimum":100,"maximum":599},"framing":{"enum":["length","chunked","none","eof"]},"bytes":{"type":"integer","minimum":0,"maximum":1000000},"body":{"enum":["read-and-close","read","close-unread","abandon","hold","follow","read-bytes","read-bytes-and-close"]},"readBytes":{"type":"integer","minimum":0,"maximum":1000000},"answers":{"enum":["at-once","never"]},"think":{"$ref":"#/$defs/duration"},"connectionClose":{"type":"boolean"},"stream":{"type":"boolean"},"endsOld":{"type":"boolean"}},"required":["every"]}}}},"changes":{"type":"array","items":{"type":"object","additionalProperties":false,"properties":{"at":{"$ref":"#/$defs/duration"},"name":{"type":"string"},"set":{"type":"object","minProperties":1,"additionalProperties":true}},"required":["at","set"]}},"expect":{"type":"array","items":{"$ref":"#/$defs/expectation"}},"attemptedFix":{"$ref":"#/$defs/transport"},"hypotheses":{"type":"array","uniqueItems":true,"items":{"enum":["H1","H2","H3","H4a","H4b","H5a","H5b","H5c","H6a","H6b","H7","H8"]}},"observations":{"type":"array","items":{"type":"object","additionalProperties":false,"properties":{"id":{"type":"string"},"at":{"$ref":"#/$defs/duration"},"goroutines":{"type":"integer"},"fds":{"type":"integer"},"connections":{"type":"integer"},"tolerance":{"type":"number","minimum":0},"goroutinesPerFd":{"type":"number","minimum":0},"requestsPerConnection":{"type":"number","minimum":0},"readLoop":{"enum":["io_wait","select","none"]},"longestWaitAtLeast":{"$ref":"#/$defs/duration"},"use":{"enum":["idle","in-use"]},"closeWait":{"enum":["growing","not-growing"]},"calls":{"enum":["all-done","hanging"]}},"minProperties":1}},"whatIf":{"type":"array","items":{"type":"object","additionalProperties":false,"properties":{"name":{"type":"string"},"set":{"type":"object","minProperties":1,"additionalProperties":true},"changes":{"type":"array","items":{"type":"object","additionalProperties":false,"properties":{"at":{"$ref":"#/$defs/duration"},"name":{"type":"string"},"set":{"type":"object","minProperties":1,"additionalProperties":true}},"required":["at","set"]}},"expect":{"anyOf":[{"$ref":"#/$defs/expectation"},{"type":"array","minItems":1,"items":{"$ref":"#/$defs/expectation"}}]}},"required":["set","expect"]}}},"$defs":{"duration":{"anyOf":[{"type":"string","pattern":"^\\d+(\\.\\d+)?(ns|us|ms|s|m|h)$"},{"const":0}]},"transport":{"type":"object","additionalProperties":false,"properties":{"disableKeepAlives":{"type":"boolean"},"maxIdleConns":{"type":"integer","minimum":0,"maximum":1000000},"maxIdleConnsPerHost":{"type":"integer"},"maxConnsPerHost":{"type":"integer","minimum":0,"maximum":1000000},"idleConnTimeout":{"$ref":"#/$defs/duration"},"responseHeaderTimeout":{"$ref":"#/$defs/duration"},"dialDelay":{"$ref":"#/$defs/duration"},"dialTimeout":{"$ref":"#/$defs/duration"},"proxy":{"type":"string"},"http2":{"type":"boolean"},"default":{"type":"boolean"}}},"expectation":{"type":"object","additionalProperties":false,"properties":{"at":{"$ref":"#/$defs/duration"},"goroutinesOverBaseline":{"type":"integer"},"fdsOverBaseline":{"type":"integer"},"goroutines":{"type":"integer","minimum":0,"maximum":1000000},"goroutinesPerMinute":{"type":"number"},"readLoop":{"enum":["io_wait","select","mixed","none"]},"parkedCallers":{"type":"integer","minimum":0,"maximum":1000000},"dials":{"type":"integer","minimum":0,"maximum":1000000},"answered":{"type":"object","additionalProperties":{"type":"integer","minimum":0,"maximum":1000000}},"failed":{"type":"object","additionalProperties":false,"properties":{"canceled":{"type":"integer","minimum":0,"maximum":1000000},"client_timeout":{"type":"integer","minimum":0,"maximum":1000000},"response_header_timeout":{"type":"integer","minimum":0,"maximum":1000000},"eof":{"type":"integer","minimum":0,"maximum":1000000},"dial_failed":{"type":"integer","minimum":0,"maximum":1000000},"body_closed":{"type":"integer","minimum":0,"maximum":1000000}}},"leak":{"type":"boolean"},"plateauGoroutines":{"type":"integer"}},"minProperties":1}}};
const func0 = require("ajv/dist/runtime/equal").default;
const schema48 = {"anyOf":[{"type":"string","pattern":"^\\d+(\\.\\d+)?(ns|us|ms|s|m|h)$"},{"const":0}]};
const pattern4 = new RegExp("^\\d+(\\.\\d+)?(ns|us|ms|s|m|h)$", "u");

function validate161(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate161.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
const _errs0 = errors;
let valid0 = false;
const _errs1 = errors;
if(typeof data === "string"){
if(!pattern4.test(data)){
const err0 = {instancePath,schemaPath:"#/anyOf/0/pattern",keyword:"pattern",params:{pattern: "^\\d+(\\.\\d+)?(ns|us|ms|s|m|h)$"},message:"must match pattern \""+"^\\d+(\\.\\d+)?(ns|us|ms|s|m|h)$"+"\""};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
else {
const err1 = {instancePath,schemaPath:"#/anyOf/0/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
var _valid0 = _errs1 === errors;
valid0 = valid0 || _valid0;
const _errs3 = errors;
if(0 !== data){
const err2 = {instancePath,schemaPath:"#/anyOf/1/const",keyword:"const",params:{allowedValue: 0},message:"must be equal to constant"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
var _valid0 = _errs3 === errors;
valid0 = valid0 || _valid0;
if(!valid0){
const err3 = {instancePath,schemaPath:"#/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
else {
errors = _errs0;
if(vErrors !== null){
if(_errs0){
vErrors.length = _errs0;
}
else {
vErrors = null;
}
}
}
validate161.errors = vErrors;
return errors === 0;
}
validate161.evaluated = {"dynamicProps":false,"dynamicItems":false};

const schema49 = {"type":"object","additionalProperties":false,"properties":{"disableKeepAlives":{"type":"boolean"},"maxIdleConns":{"type":"integer","minimum":0,"maximum":1000000},"maxIdleConnsPerHost":{"type":"integer"},"maxConnsPerHost":{"type":"integer","minimum":0,"maximum":1000000},"idleConnTimeout":{"$ref":"#/$defs/duration"},"responseHeaderTimeout":{"$ref":"#/$defs/duration"},"dialDelay":{"$ref":"#/$defs/duration"},"dialTimeout":{"$ref":"#/$defs/duration"},"proxy":{"type":"string"},"http2":{"type":"boolean"},"default":{"type":"boolean"}}};

function validate163(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate163.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!(func1.call(schema49.properties, key0))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.disableKeepAlives !== undefined){
if(typeof data.disableKeepAlives !== "boolean"){
const err1 = {instancePath:instancePath+"/disableKeepAlives",schemaPath:"#/properties/disableKeepAlives/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.maxIdleConns !== undefined){
let data1 = data.maxIdleConns;
if(!(((typeof data1 == "number") && (!(data1 % 1) && !isNaN(data1))) && (isFinite(data1)))){
const err2 = {instancePath:instancePath+"/maxIdleConns",schemaPath:"#/properties/maxIdleConns/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if((typeof data1 == "number") && (isFinite(data1))){
if(data1 > 1000000 || isNaN(data1)){
const err3 = {instancePath:instancePath+"/maxIdleConns",schemaPath:"#/properties/maxIdleConns/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000000},message:"must be <= 1000000"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(data1 < 0 || isNaN(data1)){
const err4 = {instancePath:instancePath+"/maxIdleConns",schemaPath:"#/properties/maxIdleConns/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
}
if(data.maxIdleConnsPerHost !== undefined){
let data2 = data.maxIdleConnsPerHost;
if(!(((typeof data2 == "number") && (!(data2 % 1) && !isNaN(data2))) && (isFinite(data2)))){
const err5 = {instancePath:instancePath+"/maxIdleConnsPerHost",schemaPath:"#/properties/maxIdleConnsPerHost/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.maxConnsPerHost !== undefined){
let data3 = data.maxConnsPerHost;
if(!(((typeof data3 == "number") && (!(data3 % 1) && !isNaN(data3))) && (isFinite(data3)))){
const err6 = {instancePath:instancePath+"/maxConnsPerHost",schemaPath:"#/properties/maxConnsPerHost/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
if((typeof data3 == "number") && (isFinite(data3))){
if(data3 > 1000000 || isNaN(data3)){
const err7 = {instancePath:instancePath+"/maxConnsPerHost",schemaPath:"#/properties/maxConnsPerHost/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000000},message:"must be <= 1000000"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
if(data3 < 0 || isNaN(data3)){
const err8 = {instancePath:instancePath+"/maxConnsPerHost",schemaPath:"#/properties/maxConnsPerHost/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
}
if(data.idleConnTimeout !== undefined){
if(!(validate161(data.idleConnTimeout, {instancePath:instancePath+"/idleConnTimeout",parentData:data,parentDataProperty:"idleConnTimeout",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate161.errors : vErrors.concat(validate161.errors);
errors = vErrors.length;
}
}
if(data.responseHeaderTimeout !== undefined){
if(!(validate161(data.responseHeaderTimeout, {instancePath:instancePath+"/responseHeaderTimeout",parentData:data,parentDataProperty:"responseHeaderTimeout",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate161.errors : vErrors.concat(validate161.errors);
errors = vErrors.length;
}
}
if(data.dialDelay !== undefined){
if(!(validate161(data.dialDelay, {instancePath:instancePath+"/dialDelay",parentData:data,parentDataProperty:"dialDelay",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate161.errors : vErrors.concat(validate161.errors);
errors = vErrors.length;
}
}
if(data.dialTimeout !== undefined){
if(!(validate161(data.dialTimeout, {instancePath:instancePath+"/dialTimeout",parentData:data,parentDataProperty:"dialTimeout",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate161.errors : vErrors.concat(validate161.errors);
errors = vErrors.length;
}
}
if(data.proxy !== undefined){
if(typeof data.proxy !== "string"){
const err9 = {instancePath:instancePath+"/proxy",schemaPath:"#/properties/proxy/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data.http2 !== undefined){
if(typeof data.http2 !== "boolean"){
const err10 = {instancePath:instancePath+"/http2",schemaPath:"#/properties/http2/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data.default !== undefined){
if(typeof data.default !== "boolean"){
const err11 = {instancePath:instancePath+"/default",schemaPath:"#/properties/default/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
}
else {
const err12 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
validate163.errors = vErrors;
return errors === 0;
}
validate163.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema50 = {"type":"object","additionalProperties":false,"properties":{"at":{"$ref":"#/$defs/duration"},"goroutinesOverBaseline":{"type":"integer"},"fdsOverBaseline":{"type":"integer"},"goroutines":{"type":"integer","minimum":0,"maximum":1000000},"goroutinesPerMinute":{"type":"number"},"readLoop":{"enum":["io_wait","select","mixed","none"]},"parkedCallers":{"type":"integer","minimum":0,"maximum":1000000},"dials":{"type":"integer","minimum":0,"maximum":1000000},"answered":{"type":"object","additionalProperties":{"type":"integer","minimum":0,"maximum":1000000}},"failed":{"type":"object","additionalProperties":false,"properties":{"canceled":{"type":"integer","minimum":0,"maximum":1000000},"client_timeout":{"type":"integer","minimum":0,"maximum":1000000},"response_header_timeout":{"type":"integer","minimum":0,"maximum":1000000},"eof":{"type":"integer","minimum":0,"maximum":1000000},"dial_failed":{"type":"integer","minimum":0,"maximum":1000000},"body_closed":{"type":"integer","minimum":0,"maximum":1000000}}},"leak":{"type":"boolean"},"plateauGoroutines":{"type":"integer"}},"minProperties":1};

function validate176(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate176.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(Object.keys(data).length < 1){
const err0 = {instancePath,schemaPath:"#/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 in data){
if(!(func1.call(schema50.properties, key0))){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.at !== undefined){
if(!(validate161(data.at, {instancePath:instancePath+"/at",parentData:data,parentDataProperty:"at",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate161.errors : vErrors.concat(validate161.errors);
errors = vErrors.length;
}
}
if(data.goroutinesOverBaseline !== undefined){
let data1 = data.goroutinesOverBaseline;
if(!(((typeof data1 == "number") && (!(data1 % 1) && !isNaN(data1))) && (isFinite(data1)))){
const err2 = {instancePath:instancePath+"/goroutinesOverBaseline",schemaPath:"#/properties/goroutinesOverBaseline/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.fdsOverBaseline !== undefined){
let data2 = data.fdsOverBaseline;
if(!(((typeof data2 == "number") && (!(data2 % 1) && !isNaN(data2))) && (isFinite(data2)))){
const err3 = {instancePath:instancePath+"/fdsOverBaseline",schemaPath:"#/properties/fdsOverBaseline/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.goroutines !== undefined){
let data3 = data.goroutines;
if(!(((typeof data3 == "number") && (!(data3 % 1) && !isNaN(data3))) && (isFinite(data3)))){
const err4 = {instancePath:instancePath+"/goroutines",schemaPath:"#/properties/goroutines/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
if((typeof data3 == "number") && (isFinite(data3))){
if(data3 > 1000000 || isNaN(data3)){
const err5 = {instancePath:instancePath+"/goroutines",schemaPath:"#/properties/goroutines/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000000},message:"must be <= 1000000"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if(data3 < 0 || isNaN(data3)){
const err6 = {instancePath:instancePath+"/goroutines",schemaPath:"#/properties/goroutines/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
}
if(data.goroutinesPerMinute !== undefined){
let data4 = data.goroutinesPerMinute;
if(!((typeof data4 == "number") && (isFinite(data4)))){
const err7 = {instancePath:instancePath+"/goroutinesPerMinute",schemaPath:"#/properties/goroutinesPerMinute/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data.readLoop !== undefined){
let data5 = data.readLoop;
if(!((((data5 === "io_wait") || (data5 === "select")) || (data5 === "mixed")) || (data5 === "none"))){
const err8 = {instancePath:instancePath+"/readLoop",schemaPath:"#/properties/readLoop/enum",keyword:"enum",params:{allowedValues: schema50.properties.readLoop.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.parkedCallers !== undefined){
let data6 = data.parkedCallers;
if(!(((typeof data6 == "number") && (!(data6 % 1) && !isNaN(data6))) && (isFinite(data6)))){
const err9 = {instancePath:instancePath+"/parkedCallers",schemaPath:"#/properties/parkedCallers/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
if((typeof data6 == "number") && (isFinite(data6))){
if(data6 > 1000000 || isNaN(data6)){
const err10 = {instancePath:instancePath+"/parkedCallers",schemaPath:"#/properties/parkedCallers/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000000},message:"must be <= 1000000"};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
if(data6 < 0 || isNaN(data6)){
const err11 = {instancePath:instancePath+"/parkedCallers",schemaPath:"#/properties/parkedCallers/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
}
if(data.dials !== undefined){
let data7 = data.dials;
if(!(((typeof data7 == "number") && (!(data7 % 1) && !isNaN(data7))) && (isFinite(data7)))){
const err12 = {instancePath:instancePath+"/dials",schemaPath:"#/properties/dials/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
if((typeof data7 == "number") && (isFinite(data7))){
if(data7 > 1000000 || isNaN(data7)){
const err13 = {instancePath:instancePath+"/dials",schemaPath:"#/properties/dials/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000000},message:"must be <= 1000000"};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
if(data7 < 0 || isNaN(data7)){
const err14 = {instancePath:instancePath+"/dials",schemaPath:"#/properties/dials/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
}
if(data.answered !== undefined){
let data8 = data.answered;
if(data8 && typeof data8 == "object" && !Array.isArray(data8)){
for(const key1 in data8){
let data9 = data8[key1];
if(!(((typeof data9 == "number") && (!(data9 % 1) && !isNaN(data9))) && (isFinite(data9)))){
const err15 = {instancePath:instancePath+"/answered/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/answered/additionalProperties/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
if((typeof data9 == "number") && (isFinite(data9))){
if(data9 > 1000000 || isNaN(data9)){
const err16 = {instancePath:instancePath+"/answered/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/answered/additionalProperties/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000000},message:"must be <= 1000000"};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
if(data9 < 0 || isNaN(data9)){
const err17 = {instancePath:instancePath+"/answered/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/answered/additionalProperties/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
}
}
else {
const err18 = {instancePath:instancePath+"/answered",schemaPath:"#/properties/answered/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
if(data.failed !== undefined){
let data10 = data.failed;
if(data10 && typeof data10 == "object" && !Array.isArray(data10)){
for(const key2 in data10){
if(!((((((key2 === "canceled") || (key2 === "client_timeout")) || (key2 === "response_header_timeout")) || (key2 === "eof")) || (key2 === "dial_failed")) || (key2 === "body_closed"))){
const err19 = {instancePath:instancePath+"/failed",schemaPath:"#/properties/failed/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
if(data10.canceled !== undefined){
let data11 = data10.canceled;
if(!(((typeof data11 == "number") && (!(data11 % 1) && !isNaN(data11))) && (isFinite(data11)))){
const err20 = {instancePath:instancePath+"/failed/canceled",schemaPath:"#/properties/failed/properties/canceled/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
if((typeof data11 == "number") && (isFinite(data11))){
if(data11 > 1000000 || isNaN(data11)){
const err21 = {instancePath:instancePath+"/failed/canceled",schemaPath:"#/properties/failed/properties/canceled/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000000},message:"must be <= 1000000"};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
if(data11 < 0 || isNaN(data11)){
const err22 = {instancePath:instancePath+"/failed/canceled",schemaPath:"#/properties/failed/properties/canceled/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
}
if(data10.client_timeout !== undefined){
let data12 = data10.client_timeout;
if(!(((typeof data12 == "number") && (!(data12 % 1) && !isNaN(data12))) && (isFinite(data12)))){
const err23 = {instancePath:instancePath+"/failed/client_timeout",schemaPath:"#/properties/failed/properties/client_timeout/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
if((typeof data12 == "number") && (isFinite(data12))){
if(data12 > 1000000 || isNaN(data12)){
const err24 = {instancePath:instancePath+"/failed/client_timeout",schemaPath:"#/properties/failed/properties/client_timeout/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000000},message:"must be <= 1000000"};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
if(data12 < 0 || isNaN(data12)){
const err25 = {instancePath:instancePath+"/failed/client_timeout",schemaPath:"#/properties/failed/properties/client_timeout/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
}
}
if(data10.response_header_timeout !== undefined){
let data13 = data10.response_header_timeout;
if(!(((typeof data13 == "number") && (!(data13 % 1) && !isNaN(data13))) && (isFinite(data13)))){
const err26 = {instancePath:instancePath+"/failed/response_header_timeout",schemaPath:"#/properties/failed/properties/response_header_timeout/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
if((typeof data13 == "number") && (isFinite(data13))){
if(data13 > 1000000 || isNaN(data13)){
const err27 = {instancePath:instancePath+"/failed/response_header_timeout",schemaPath:"#/properties/failed/properties/response_header_timeout/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000000},message:"must be <= 1000000"};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
if(data13 < 0 || isNaN(data13)){
const err28 = {instancePath:instancePath+"/failed/response_header_timeout",schemaPath:"#/properties/failed/properties/response_header_timeout/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
}
}
if(data10.eof !== undefined){
let data14 = data10.eof;
if(!(((typeof data14 == "number") && (!(data14 % 1) && !isNaN(data14))) && (isFinite(data14)))){
const err29 = {instancePath:instancePath+"/failed/eof",schemaPath:"#/properties/failed/properties/eof/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
if((typeof data14 == "number") && (isFinite(data14))){
if(data14 > 1000000 || isNaN(data14)){
const err30 = {instancePath:instancePath+"/failed/eof",schemaPath:"#/properties/failed/properties/eof/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000000},message:"must be <= 1000000"};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
if(data14 < 0 || isNaN(data14)){
const err31 = {instancePath:instancePath+"/failed/eof",schemaPath:"#/properties/failed/properties/eof/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
}
}
if(data10.dial_failed !== undefined){
let data15 = data10.dial_failed;
if(!(((typeof data15 == "number") && (!(data15 % 1) && !isNaN(data15))) && (isFinite(data15)))){
const err32 = {instancePath:instancePath+"/failed/dial_failed",schemaPath:"#/properties/failed/properties/dial_failed/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
if((typeof data15 == "number") && (isFinite(data15))){
if(data15 > 1000000 || isNaN(data15)){
const err33 = {instancePath:instancePath+"/failed/dial_failed",schemaPath:"#/properties/failed/properties/dial_failed/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000000},message:"must be <= 1000000"};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
if(data15 < 0 || isNaN(data15)){
const err34 = {instancePath:instancePath+"/failed/dial_failed",schemaPath:"#/properties/failed/properties/dial_failed/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
}
}
if(data10.body_closed !== undefined){
let data16 = data10.body_closed;
if(!(((typeof data16 == "number") && (!(data16 % 1) && !isNaN(data16))) && (isFinite(data16)))){
const err35 = {instancePath:instancePath+"/failed/body_closed",schemaPath:"#/properties/failed/properties/body_closed/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
if((typeof data16 == "number") && (isFinite(data16))){
if(data16 > 1000000 || isNaN(data16)){
const err36 = {instancePath:instancePath+"/failed/body_closed",schemaPath:"#/properties/failed/properties/body_closed/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000000},message:"must be <= 1000000"};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
if(data16 < 0 || isNaN(data16)){
const err37 = {instancePath:instancePath+"/failed/body_closed",schemaPath:"#/properties/failed/properties/body_closed/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
}
}
}
else {
const err38 = {instancePath:instancePath+"/failed",schemaPath:"#/properties/failed/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
}
if(data.leak !== undefined){
if(typeof data.leak !== "boolean"){
const err39 = {instancePath:instancePath+"/leak",schemaPath:"#/properties/leak/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
}
if(data.plateauGoroutines !== undefined){
let data18 = data.plateauGoroutines;
if(!(((typeof data18 == "number") && (!(data18 % 1) && !isNaN(data18))) && (isFinite(data18)))){
const err40 = {instancePath:instancePath+"/plateauGoroutines",schemaPath:"#/properties/plateauGoroutines/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
}
}
else {
const err41 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
validate176.errors = vErrors;
return errors === 0;
}
validate176.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate160(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="https://flowproof.dev/schemas/http-clients.schema.json" */;
let vErrors = null;
let errors = 0;
const evaluated0 = validate160.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.model === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "model"},message:"must have required property '"+"model"+"'"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.application === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "application"},message:"must have required property '"+"application"+"'"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
for(const key0 in data){
if(!(func1.call(schema47.properties, key0))){
const err2 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.model !== undefined){
if("go-http-client-pool" !== data.model){
const err3 = {instancePath:instancePath+"/model",schemaPath:"#/properties/model/const",keyword:"const",params:{allowedValue: "go-http-client-pool"},message:"must be equal to constant"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.name !== undefined){
if(typeof data.name !== "string"){
const err4 = {instancePath:instancePath+"/name",schemaPath:"#/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.title !== undefined){
let data2 = data.title;
if(typeof data2 === "string"){
if(func3(data2) < 1){
const err5 = {instancePath:instancePath+"/title",schemaPath:"#/properties/title/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
else {
const err6 = {instancePath:instancePath+"/title",schemaPath:"#/properties/title/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.scale !== undefined){
let data3 = data.scale;
if(!(((typeof data3 == "number") && (!(data3 % 1) && !isNaN(data3))) && (isFinite(data3)))){
const err7 = {instancePath:instancePath+"/scale",schemaPath:"#/properties/scale/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
if((typeof data3 == "number") && (isFinite(data3))){
if(data3 > 1000 || isNaN(data3)){
const err8 = {instancePath:instancePath+"/scale",schemaPath:"#/properties/scale/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000},message:"must be <= 1000"};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
if(data3 < 1 || isNaN(data3)){
const err9 = {instancePath:instancePath+"/scale",schemaPath:"#/properties/scale/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
}
if(data.go !== undefined){
let data4 = data.go;
if(data4 && typeof data4 == "object" && !Array.isArray(data4)){
for(const key1 in data4){
if(!(key1 === "dialDetached")){
const err10 = {instancePath:instancePath+"/go",schemaPath:"#/properties/go/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data4.dialDetached !== undefined){
if(typeof data4.dialDetached !== "boolean"){
const err11 = {instancePath:instancePath+"/go/dialDetached",schemaPath:"#/properties/go/properties/dialDetached/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
}
else {
const err12 = {instancePath:instancePath+"/go",schemaPath:"#/properties/go/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
if(data.servers !== undefined){
let data6 = data.servers;
if(data6 && typeof data6 == "object" && !Array.isArray(data6)){
if(Object.keys(data6).length < 1){
const err13 = {instancePath:instancePath+"/servers",schemaPath:"#/properties/servers/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties"};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
for(const key2 in data6){
let data7 = data6[key2];
if(data7 && typeof data7 == "object" && !Array.isArray(data7)){
for(const key3 in data7){
if(!((((key3 === "family") || (key3 === "scheme")) || (key3 === "closesIdleAfter")) || (key3 === "refusesDials"))){
const err14 = {instancePath:instancePath+"/servers/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/servers/additionalProperties/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key3},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
if(data7.family !== undefined){
let data8 = data7.family;
if(!(((data8 === "tcp4") || (data8 === "tcp6")) || (data8 === "unix"))){
const err15 = {instancePath:instancePath+"/servers/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/family",schemaPath:"#/properties/servers/additionalProperties/properties/family/enum",keyword:"enum",params:{allowedValues: schema47.properties.servers.additionalProperties.properties.family.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
if(data7.scheme !== undefined){
let data9 = data7.scheme;
if(!((data9 === "http") || (data9 === "https"))){
const err16 = {instancePath:instancePath+"/servers/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/scheme",schemaPath:"#/properties/servers/additionalProperties/properties/scheme/enum",keyword:"enum",params:{allowedValues: schema47.properties.servers.additionalProperties.properties.scheme.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
if(data7.closesIdleAfter !== undefined){
if(!(validate161(data7.closesIdleAfter, {instancePath:instancePath+"/servers/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/closesIdleAfter",parentData:data7,parentDataProperty:"closesIdleAfter",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate161.errors : vErrors.concat(validate161.errors);
errors = vErrors.length;
}
}
if(data7.refusesDials !== undefined){
if(typeof data7.refusesDials !== "boolean"){
const err17 = {instancePath:instancePath+"/servers/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/refusesDials",schemaPath:"#/properties/servers/additionalProperties/properties/refusesDials/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
}
else {
const err18 = {instancePath:instancePath+"/servers/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/servers/additionalProperties/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
}
else {
const err19 = {instancePath:instancePath+"/servers",schemaPath:"#/properties/servers/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
if(data.transport !== undefined){
if(!(validate163(data.transport, {instancePath:instancePath+"/transport",parentData:data,parentDataProperty:"transport",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate163.errors : vErrors.concat(validate163.errors);
errors = vErrors.length;
}
}
if(data.transports !== undefined){
let data13 = data.transports;
if(data13 && typeof data13 == "object" && !Array.isArray(data13)){
for(const key4 in data13){
if(!(validate163(data13[key4], {instancePath:instancePath+"/transports/" + key4.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data13,parentDataProperty:key4,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate163.errors : vErrors.concat(validate163.errors);
errors = vErrors.length;
}
}
}
else {
const err20 = {instancePath:instancePath+"/transports",schemaPath:"#/properties/transports/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
if(data.clients !== undefined){
let data15 = data.clients;
if(data15 && typeof data15 == "object" && !Array.isArray(data15)){
for(const key5 in data15){
let data16 = data15[key5];
if(data16 && typeof data16 == "object" && !Array.isArray(data16)){
for(const key6 in data16){
if(!((key6 === "transport") || (key6 === "timeout"))){
const err21 = {instancePath:instancePath+"/clients/" + key5.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/clients/additionalProperties/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key6},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
if(data16.transport !== undefined){
if(typeof data16.transport !== "string"){
const err22 = {instancePath:instancePath+"/clients/" + key5.replace(/~/g, "~0").replace(/\//g, "~1")+"/transport",schemaPath:"#/properties/clients/additionalProperties/properties/transport/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
if(data16.timeout !== undefined){
if(!(validate161(data16.timeout, {instancePath:instancePath+"/clients/" + key5.replace(/~/g, "~0").replace(/\//g, "~1")+"/timeout",parentData:data16,parentDataProperty:"timeout",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate161.errors : vErrors.concat(validate161.errors);
errors = vErrors.length;
}
}
}
else {
const err23 = {instancePath:instancePath+"/clients/" + key5.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/clients/additionalProperties/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
}
else {
const err24 = {instancePath:instancePath+"/clients",schemaPath:"#/properties/clients/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
if(data.application !== undefined){
let data19 = data.application;
if(data19 && typeof data19 == "object" && !Array.isArray(data19)){
for(const key7 in data19){
if(!(((((key7 === "pool") || (key7 === "otherGoroutines")) || (key7 === "startup")) || (key7 === "holders")) || (key7 === "periodic"))){
const err25 = {instancePath:instancePath+"/application",schemaPath:"#/properties/application/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key7},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
}
if(data19.pool !== undefined){
let data20 = data19.pool;
if(data20 && typeof data20 == "object" && !Array.isArray(data20)){
if(data20.size === undefined){
const err26 = {instancePath:instancePath+"/application/pool",schemaPath:"#/properties/application/properties/pool/required",keyword:"required",params:{missingProperty: "size"},message:"must have required property '"+"size"+"'"};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
for(const key8 in data20){
if(!(((key8 === "size") || (key8 === "overflow")) || (key8 === "closeTemporary"))){
const err27 = {instancePath:instancePath+"/application/pool",schemaPath:"#/properties/application/properties/pool/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key8},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
}
if(data20.size !== undefined){
let data21 = data20.size;
if(!(((typeof data21 == "number") && (!(data21 % 1) && !isNaN(data21))) && (isFinite(data21)))){
const err28 = {instancePath:instancePath+"/application/pool/size",schemaPath:"#/properties/application/properties/pool/properties/size/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
if((typeof data21 == "number") && (isFinite(data21))){
if(data21 > 1000000 || isNaN(data21)){
const err29 = {instancePath:instancePath+"/application/pool/size",schemaPath:"#/properties/application/properties/pool/properties/size/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000000},message:"must be <= 1000000"};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
if(data21 < 0 || isNaN(data21)){
const err30 = {instancePath:instancePath+"/application/pool/size",schemaPath:"#/properties/application/properties/pool/properties/size/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
}
}
if(data20.overflow !== undefined){
if("temporary-client" !== data20.overflow){
const err31 = {instancePath:instancePath+"/application/pool/overflow",schemaPath:"#/properties/application/properties/pool/properties/overflow/const",keyword:"const",params:{allowedValue: "temporary-client"},message:"must be equal to constant"};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
}
if(data20.closeTemporary !== undefined){
if(typeof data20.closeTemporary !== "boolean"){
const err32 = {instancePath:instancePath+"/application/pool/closeTemporary",schemaPath:"#/properties/application/properties/pool/properties/closeTemporary/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
}
}
else {
const err33 = {instancePath:instancePath+"/application/pool",schemaPath:"#/properties/application/properties/pool/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
}
if(data19.otherGoroutines !== undefined){
let data24 = data19.otherGoroutines;
if(!(((typeof data24 == "number") && (!(data24 % 1) && !isNaN(data24))) && (isFinite(data24)))){
const err34 = {instancePath:instancePath+"/application/otherGoroutines",schemaPath:"#/properties/application/properties/otherGoroutines/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
if((typeof data24 == "number") && (isFinite(data24))){
if(data24 > 1000000 || isNaN(data24)){
const err35 = {instancePath:instancePath+"/application/otherGoroutines",schemaPath:"#/properties/application/properties/otherGoroutines/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000000},message:"must be <= 1000000"};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
if(data24 < 0 || isNaN(data24)){
const err36 = {instancePath:instancePath+"/application/otherGoroutines",schemaPath:"#/properties/application/properties/otherGoroutines/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
}
}
if(data19.startup !== undefined){
let data25 = data19.startup;
if(Array.isArray(data25)){
const len0 = data25.length;
for(let i0=0; i0<len0; i0++){
let data26 = data25[i0];
if(data26 && typeof data26 == "object" && !Array.isArray(data26)){
if(data26.calls === undefined){
const err37 = {instancePath:instancePath+"/application/startup/" + i0,schemaPath:"#/properties/application/properties/startup/items/required",keyword:"required",params:{missingProperty: "calls"},message:"must have required property '"+"calls"+"'"};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
for(const key9 in data26){
if(!(func1.call(schema47.properties.application.properties.startup.items.properties, key9))){
const err38 = {instancePath:instancePath+"/application/startup/" + i0,schemaPath:"#/properties/application/properties/startup/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key9},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
}
if(data26.calls !== undefined){
let data27 = data26.calls;
if(!(((typeof data27 == "number") && (!(data27 % 1) && !isNaN(data27))) && (isFinite(data27)))){
const err39 = {instancePath:instancePath+"/application/startup/" + i0+"/calls",schemaPath:"#/properties/application/properties/startup/items/properties/calls/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
if((typeof data27 == "number") && (isFinite(data27))){
if(data27 > 1000000 || isNaN(data27)){
const err40 = {instancePath:instancePath+"/application/startup/" + i0+"/calls",schemaPath:"#/properties/application/properties/startup/items/properties/calls/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000000},message:"must be <= 1000000"};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
if(data27 < 0 || isNaN(data27)){
const err41 = {instancePath:instancePath+"/application/startup/" + i0+"/calls",schemaPath:"#/properties/application/properties/startup/items/properties/calls/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
}
}
if(data26.client !== undefined){
let data28 = data26.client;
if(typeof data28 === "string"){
if(func3(data28) < 1){
const err42 = {instancePath:instancePath+"/application/startup/" + i0+"/client",schemaPath:"#/properties/application/properties/startup/items/properties/client/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
}
}
else {
const err43 = {instancePath:instancePath+"/application/startup/" + i0+"/client",schemaPath:"#/properties/application/properties/startup/items/properties/client/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
}
}
if(data26.server !== undefined){
let data29 = data26.server;
if(typeof data29 === "string"){
if(func3(data29) < 1){
const err44 = {instancePath:instancePath+"/application/startup/" + i0+"/server",schemaPath:"#/properties/application/properties/startup/items/properties/server/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err44];
}
else {
vErrors.push(err44);
}
errors++;
}
}
else {
const err45 = {instancePath:instancePath+"/application/startup/" + i0+"/server",schemaPath:"#/properties/application/properties/startup/items/properties/server/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err45];
}
else {
vErrors.push(err45);
}
errors++;
}
}
if(data26.method !== undefined){
let data30 = data26.method;
if(!((((((((data30 === "GET") || (data30 === "HEAD")) || (data30 === "POST")) || (data30 === "PUT")) || (data30 === "DELETE")) || (data30 === "OPTIONS")) || (data30 === "PATCH")) || (data30 === "CONNECT"))){
const err46 = {instancePath:instancePath+"/application/startup/" + i0+"/method",schemaPath:"#/properties/application/properties/startup/items/properties/method/enum",keyword:"enum",params:{allowedValues: schema47.properties.application.properties.startup.items.properties.method.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err46];
}
else {
vErrors.push(err46);
}
errors++;
}
}
if(data26.status !== undefined){
let data31 = data26.status;
if(!(((typeof data31 == "number") && (!(data31 % 1) && !isNaN(data31))) && (isFinite(data31)))){
const err47 = {instancePath:instancePath+"/application/startup/" + i0+"/status",schemaPath:"#/properties/application/properties/startup/items/properties/status/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err47];
}
else {
vErrors.push(err47);
}
errors++;
}
if((typeof data31 == "number") && (isFinite(data31))){
if(data31 > 599 || isNaN(data31)){
const err48 = {instancePath:instancePath+"/application/startup/" + i0+"/status",schemaPath:"#/properties/application/properties/startup/items/properties/status/maximum",keyword:"maximum",params:{comparison: "<=", limit: 599},message:"must be <= 599"};
if(vErrors === null){
vErrors = [err48];
}
else {
vErrors.push(err48);
}
errors++;
}
if(data31 < 100 || isNaN(data31)){
const err49 = {instancePath:instancePath+"/application/startup/" + i0+"/status",schemaPath:"#/properties/application/properties/startup/items/properties/status/minimum",keyword:"minimum",params:{comparison: ">=", limit: 100},message:"must be >= 100"};
if(vErrors === null){
vErrors = [err49];
}
else {
vErrors.push(err49);
}
errors++;
}
}
}
if(data26.framing !== undefined){
let data32 = data26.framing;
if(!((((data32 === "length") || (data32 === "chunked")) || (data32 === "none")) || (data32 === "eof"))){
const err50 = {instancePath:instancePath+"/application/startup/" + i0+"/framing",schemaPath:"#/properties/application/properties/startup/items/properties/framing/enum",keyword:"enum",params:{allowedValues: schema47.properties.application.properties.startup.items.properties.framing.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err50];
}
else {
vErrors.push(err50);
}
errors++;
}
}
if(data26.bytes !== undefined){
let data33 = data26.bytes;
if(!(((typeof data33 == "number") && (!(data33 % 1) && !isNaN(data33))) && (isFinite(data33)))){
const err51 = {instancePath:instancePath+"/application/startup/" + i0+"/bytes",schemaPath:"#/properties/application/properties/startup/items/properties/bytes/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err51];
}
else {
vErrors.push(err51);
}
errors++;
}
if((typeof data33 == "number") && (isFinite(data33))){
if(data33 > 1000000 || isNaN(data33)){
const err52 = {instancePath:instancePath+"/application/startup/" + i0+"/bytes",schemaPath:"#/properties/application/properties/startup/items/properties/bytes/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000000},message:"must be <= 1000000"};
if(vErrors === null){
vErrors = [err52];
}
else {
vErrors.push(err52);
}
errors++;
}
if(data33 < 0 || isNaN(data33)){
const err53 = {instancePath:instancePath+"/application/startup/" + i0+"/bytes",schemaPath:"#/properties/application/properties/startup/items/properties/bytes/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err53];
}
else {
vErrors.push(err53);
}
errors++;
}
}
}
if(data26.body !== undefined){
let data34 = data26.body;
if(!((((((((data34 === "read-and-close") || (data34 === "read")) || (data34 === "close-unread")) || (data34 === "abandon")) || (data34 === "hold")) || (data34 === "follow")) || (data34 === "read-bytes")) || (data34 === "read-bytes-and-close"))){
const err54 = {instancePath:instancePath+"/application/startup/" + i0+"/body",schemaPath:"#/properties/application/properties/startup/items/properties/body/enum",keyword:"enum",params:{allowedValues: schema47.properties.application.properties.startup.items.properties.body.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err54];
}
else {
vErrors.push(err54);
}
errors++;
}
}
if(data26.readBytes !== undefined){
let data35 = data26.readBytes;
if(!(((typeof data35 == "number") && (!(data35 % 1) && !isNaN(data35))) && (isFinite(data35)))){
const err55 = {instancePath:instancePath+"/application/startup/" + i0+"/readBytes",schemaPath:"#/properties/application/properties/startup/items/properties/readBytes/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err55];
}
else {
vErrors.push(err55);
}
errors++;
}
if((typeof data35 == "number") && (isFinite(data35))){
if(data35 > 1000000 || isNaN(data35)){
const err56 = {instancePath:instancePath+"/application/startup/" + i0+"/readBytes",schemaPath:"#/properties/application/properties/startup/items/properties/readBytes/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000000},message:"must be <= 1000000"};
if(vErrors === null){
vErrors = [err56];
}
else {
vErrors.push(err56);
}
errors++;
}
if(data35 < 0 || isNaN(data35)){
const err57 = {instancePath:instancePath+"/application/startup/" + i0+"/readBytes",schemaPath:"#/properties/application/properties/startup/items/properties/readBytes/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err57];
}
else {
vErrors.push(err57);
}
errors++;
}
}
}
if(data26.answers !== undefined){
let data36 = data26.answers;
if(!((data36 === "at-once") || (data36 === "never"))){
const err58 = {instancePath:instancePath+"/application/startup/" + i0+"/answers",schemaPath:"#/properties/application/properties/startup/items/properties/answers/enum",keyword:"enum",params:{allowedValues: schema47.properties.application.properties.startup.items.properties.answers.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err58];
}
else {
vErrors.push(err58);
}
errors++;
}
}
if(data26.think !== undefined){
if(!(validate161(data26.think, {instancePath:instancePath+"/application/startup/" + i0+"/think",parentData:data26,parentDataProperty:"think",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate161.errors : vErrors.concat(validate161.errors);
errors = vErrors.length;
}
}
if(data26.connectionClose !== undefined){
if(typeof data26.connectionClose !== "boolean"){
const err59 = {instancePath:instancePath+"/application/startup/" + i0+"/connectionClose",schemaPath:"#/properties/application/properties/startup/items/properties/connectionClose/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err59];
}
else {
vErrors.push(err59);
}
errors++;
}
}
if(data26.stream !== undefined){
if(typeof data26.stream !== "boolean"){
const err60 = {instancePath:instancePath+"/application/startup/" + i0+"/stream",schemaPath:"#/properties/application/properties/startup/items/properties/stream/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err60];
}
else {
vErrors.push(err60);
}
errors++;
}
}
if(data26.endsOld !== undefined){
if(typeof data26.endsOld !== "boolean"){
const err61 = {instancePath:instancePath+"/application/startup/" + i0+"/endsOld",schemaPath:"#/properties/application/properties/startup/items/properties/endsOld/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err61];
}
else {
vErrors.push(err61);
}
errors++;
}
}
}
else {
const err62 = {instancePath:instancePath+"/application/startup/" + i0,schemaPath:"#/properties/application/properties/startup/items/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err62];
}
else {
vErrors.push(err62);
}
errors++;
}
}
}
else {
const err63 = {instancePath:instancePath+"/application/startup",schemaPath:"#/properties/application/properties/startup/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err63];
}
else {
vErrors.push(err63);
}
errors++;
}
}
if(data19.holders !== undefined){
let data41 = data19.holders;
if(Array.isArray(data41)){
const len1 = data41.length;
for(let i1=0; i1<len1; i1++){
let data42 = data41[i1];
if(data42 && typeof data42 == "object" && !Array.isArray(data42)){
if(data42.kind === undefined){
const err64 = {instancePath:instancePath+"/application/holders/" + i1,schemaPath:"#/properties/application/properties/holders/items/required",keyword:"required",params:{missingProperty: "kind"},message:"must have required property '"+"kind"+"'"};
if(vErrors === null){
vErrors = [err64];
}
else {
vErrors.push(err64);
}
errors++;
}
if(data42.count === undefined){
const err65 = {instancePath:instancePath+"/application/holders/" + i1,schemaPath:"#/properties/application/properties/holders/items/required",keyword:"required",params:{missingProperty: "count"},message:"must have required property '"+"count"+"'"};
if(vErrors === null){
vErrors = [err65];
}
else {
vErrors.push(err65);
}
errors++;
}
for(const key10 in data42){
if(!((((key10 === "kind") || (key10 === "count")) || (key10 === "client")) || (key10 === "server"))){
const err66 = {instancePath:instancePath+"/application/holders/" + i1,schemaPath:"#/properties/application/properties/holders/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key10},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err66];
}
else {
vErrors.push(err66);
}
errors++;
}
}
if(data42.kind !== undefined){
let data43 = data42.kind;
if(!(((data43 === "follow") || (data43 === "unread-body")) || (data43 === "hung"))){
const err67 = {instancePath:instancePath+"/application/holders/" + i1+"/kind",schemaPath:"#/properties/application/properties/holders/items/properties/kind/enum",keyword:"enum",params:{allowedValues: schema47.properties.application.properties.holders.items.properties.kind.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err67];
}
else {
vErrors.push(err67);
}
errors++;
}
}
if(data42.count !== undefined){
let data44 = data42.count;
if(!(((typeof data44 == "number") && (!(data44 % 1) && !isNaN(data44))) && (isFinite(data44)))){
const err68 = {instancePath:instancePath+"/application/holders/" + i1+"/count",schemaPath:"#/properties/application/properties/holders/items/properties/count/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err68];
}
else {
vErrors.push(err68);
}
errors++;
}
if((typeof data44 == "number") && (isFinite(data44))){
if(data44 > 100000 || isNaN(data44)){
const err69 = {instancePath:instancePath+"/application/holders/" + i1+"/count",schemaPath:"#/properties/application/properties/holders/items/properties/count/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100000},message:"must be <= 100000"};
if(vErrors === null){
vErrors = [err69];
}
else {
vErrors.push(err69);
}
errors++;
}
if(data44 < 1 || isNaN(data44)){
const err70 = {instancePath:instancePath+"/application/holders/" + i1+"/count",schemaPath:"#/properties/application/properties/holders/items/properties/count/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err70];
}
else {
vErrors.push(err70);
}
errors++;
}
}
}
if(data42.client !== undefined){
let data45 = data42.client;
if(typeof data45 === "string"){
if(func3(data45) < 1){
const err71 = {instancePath:instancePath+"/application/holders/" + i1+"/client",schemaPath:"#/properties/application/properties/holders/items/properties/client/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err71];
}
else {
vErrors.push(err71);
}
errors++;
}
}
else {
const err72 = {instancePath:instancePath+"/application/holders/" + i1+"/client",schemaPath:"#/properties/application/properties/holders/items/properties/client/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err72];
}
else {
vErrors.push(err72);
}
errors++;
}
}
if(data42.server !== undefined){
let data46 = data42.server;
if(typeof data46 === "string"){
if(func3(data46) < 1){
const err73 = {instancePath:instancePath+"/application/holders/" + i1+"/server",schemaPath:"#/properties/application/properties/holders/items/properties/server/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err73];
}
else {
vErrors.push(err73);
}
errors++;
}
}
else {
const err74 = {instancePath:instancePath+"/application/holders/" + i1+"/server",schemaPath:"#/properties/application/properties/holders/items/properties/server/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err74];
}
else {
vErrors.push(err74);
}
errors++;
}
}
}
else {
const err75 = {instancePath:instancePath+"/application/holders/" + i1,schemaPath:"#/properties/application/properties/holders/items/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err75];
}
else {
vErrors.push(err75);
}
errors++;
}
}
}
else {
const err76 = {instancePath:instancePath+"/application/holders",schemaPath:"#/properties/application/properties/holders/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err76];
}
else {
vErrors.push(err76);
}
errors++;
}
}
if(data19.periodic !== undefined){
let data47 = data19.periodic;
if(Array.isArray(data47)){
const len2 = data47.length;
for(let i2=0; i2<len2; i2++){
let data48 = data47[i2];
if(data48 && typeof data48 == "object" && !Array.isArray(data48)){
if(data48.every === undefined){
const err77 = {instancePath:instancePath+"/application/periodic/" + i2,schemaPath:"#/properties/application/properties/periodic/items/required",keyword:"required",params:{missingProperty: "every"},message:"must have required property '"+"every"+"'"};
if(vErrors === null){
vErrors = [err77];
}
else {
vErrors.push(err77);
}
errors++;
}
for(const key11 in data48){
if(!(func1.call(schema47.properties.application.properties.periodic.items.properties, key11))){
const err78 = {instancePath:instancePath+"/application/periodic/" + i2,schemaPath:"#/properties/application/properties/periodic/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key11},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err78];
}
else {
vErrors.push(err78);
}
errors++;
}
}
if(data48.every !== undefined){
if(!(validate161(data48.every, {instancePath:instancePath+"/application/periodic/" + i2+"/every",parentData:data48,parentDataProperty:"every",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate161.errors : vErrors.concat(validate161.errors);
errors = vErrors.length;
}
}
if(data48.first !== undefined){
if(!(validate161(data48.first, {instancePath:instancePath+"/application/periodic/" + i2+"/first",parentData:data48,parentDataProperty:"first",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate161.errors : vErrors.concat(validate161.errors);
errors = vErrors.length;
}
}
if(data48.calls !== undefined){
let data51 = data48.calls;
if(!(((typeof data51 == "number") && (!(data51 % 1) && !isNaN(data51))) && (isFinite(data51)))){
const err79 = {instancePath:instancePath+"/application/periodic/" + i2+"/calls",schemaPath:"#/properties/application/properties/periodic/items/properties/calls/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err79];
}
else {
vErrors.push(err79);
}
errors++;
}
if((typeof data51 == "number") && (isFinite(data51))){
if(data51 > 1000000 || isNaN(data51)){
const err80 = {instancePath:instancePath+"/application/periodic/" + i2+"/calls",schemaPath:"#/properties/application/properties/periodic/items/properties/calls/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000000},message:"must be <= 1000000"};
if(vErrors === null){
vErrors = [err80];
}
else {
vErrors.push(err80);
}
errors++;
}
if(data51 < 0 || isNaN(data51)){
const err81 = {instancePath:instancePath+"/application/periodic/" + i2+"/calls",schemaPath:"#/properties/application/properties/periodic/items/properties/calls/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err81];
}
else {
vErrors.push(err81);
}
errors++;
}
}
}
if(data48.strayGoroutines !== undefined){
let data52 = data48.strayGoroutines;
if(!(((typeof data52 == "number") && (!(data52 % 1) && !isNaN(data52))) && (isFinite(data52)))){
const err82 = {instancePath:instancePath+"/application/periodic/" + i2+"/strayGoroutines",schemaPath:"#/properties/application/properties/periodic/items/properties/strayGoroutines/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err82];
}
else {
vErrors.push(err82);
}
errors++;
}
if((typeof data52 == "number") && (isFinite(data52))){
if(data52 > 1000000 || isNaN(data52)){
const err83 = {instancePath:instancePath+"/application/periodic/" + i2+"/strayGoroutines",schemaPath:"#/properties/application/properties/periodic/items/properties/strayGoroutines/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000000},message:"must be <= 1000000"};
if(vErrors === null){
vErrors = [err83];
}
else {
vErrors.push(err83);
}
errors++;
}
if(data52 < 0 || isNaN(data52)){
const err84 = {instancePath:instancePath+"/application/periodic/" + i2+"/strayGoroutines",schemaPath:"#/properties/application/properties/periodic/items/properties/strayGoroutines/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err84];
}
else {
vErrors.push(err84);
}
errors++;
}
}
}
if(data48.client !== undefined){
let data53 = data48.client;
if(typeof data53 === "string"){
if(func3(data53) < 1){
const err85 = {instancePath:instancePath+"/application/periodic/" + i2+"/client",schemaPath:"#/properties/application/properties/periodic/items/properties/client/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err85];
}
else {
vErrors.push(err85);
}
errors++;
}
}
else {
const err86 = {instancePath:instancePath+"/application/periodic/" + i2+"/client",schemaPath:"#/properties/application/properties/periodic/items/properties/client/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err86];
}
else {
vErrors.push(err86);
}
errors++;
}
}
if(data48.server !== undefined){
let data54 = data48.server;
if(typeof data54 === "string"){
if(func3(data54) < 1){
const err87 = {instancePath:instancePath+"/application/periodic/" + i2+"/server",schemaPath:"#/properties/application/properties/periodic/items/properties/server/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err87];
}
else {
vErrors.push(err87);
}
errors++;
}
}
else {
const err88 = {instancePath:instancePath+"/application/periodic/" + i2+"/server",schemaPath:"#/properties/application/properties/periodic/items/properties/server/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err88];
}
else {
vErrors.push(err88);
}
errors++;
}
}
if(data48.method !== undefined){
let data55 = data48.method;
if(!((((((((data55 === "GET") || (data55 === "HEAD")) || (data55 === "POST")) || (data55 === "PUT")) || (data55 === "DELETE")) || (data55 === "OPTIONS")) || (data55 === "PATCH")) || (data55 === "CONNECT"))){
const err89 = {instancePath:instancePath+"/application/periodic/" + i2+"/method",schemaPath:"#/properties/application/properties/periodic/items/properties/method/enum",keyword:"enum",params:{allowedValues: schema47.properties.application.properties.periodic.items.properties.method.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err89];
}
else {
vErrors.push(err89);
}
errors++;
}
}
if(data48.status !== undefined){
let data56 = data48.status;
if(!(((typeof data56 == "number") && (!(data56 % 1) && !isNaN(data56))) && (isFinite(data56)))){
const err90 = {instancePath:instancePath+"/application/periodic/" + i2+"/status",schemaPath:"#/properties/application/properties/periodic/items/properties/status/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err90];
}
else {
vErrors.push(err90);
}
errors++;
}
if((typeof data56 == "number") && (isFinite(data56))){
if(data56 > 599 || isNaN(data56)){
const err91 = {instancePath:instancePath+"/application/periodic/" + i2+"/status",schemaPath:"#/properties/application/properties/periodic/items/properties/status/maximum",keyword:"maximum",params:{comparison: "<=", limit: 599},message:"must be <= 599"};
if(vErrors === null){
vErrors = [err91];
}
else {
vErrors.push(err91);
}
errors++;
}
if(data56 < 100 || isNaN(data56)){
const err92 = {instancePath:instancePath+"/application/periodic/" + i2+"/status",schemaPath:"#/properties/application/properties/periodic/items/properties/status/minimum",keyword:"minimum",params:{comparison: ">=", limit: 100},message:"must be >= 100"};
if(vErrors === null){
vErrors = [err92];
}
else {
vErrors.push(err92);
}
errors++;
}
}
}
if(data48.framing !== undefined){
let data57 = data48.framing;
if(!((((data57 === "length") || (data57 === "chunked")) || (data57 === "none")) || (data57 === "eof"))){
const err93 = {instancePath:instancePath+"/application/periodic/" + i2+"/framing",schemaPath:"#/properties/application/properties/periodic/items/properties/framing/enum",keyword:"enum",params:{allowedValues: schema47.properties.application.properties.periodic.items.properties.framing.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err93];
}
else {
vErrors.push(err93);
}
errors++;
}
}
if(data48.bytes !== undefined){
let data58 = data48.bytes;
if(!(((typeof data58 == "number") && (!(data58 % 1) && !isNaN(data58))) && (isFinite(data58)))){
const err94 = {instancePath:instancePath+"/application/periodic/" + i2+"/bytes",schemaPath:"#/properties/application/properties/periodic/items/properties/bytes/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err94];
}
else {
vErrors.push(err94);
}
errors++;
}
if((typeof data58 == "number") && (isFinite(data58))){
if(data58 > 1000000 || isNaN(data58)){
const err95 = {instancePath:instancePath+"/application/periodic/" + i2+"/bytes",schemaPath:"#/properties/application/properties/periodic/items/properties/bytes/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000000},message:"must be <= 1000000"};
if(vErrors === null){
vErrors = [err95];
}
else {
vErrors.push(err95);
}
errors++;
}
if(data58 < 0 || isNaN(data58)){
const err96 = {instancePath:instancePath+"/application/periodic/" + i2+"/bytes",schemaPath:"#/properties/application/properties/periodic/items/properties/bytes/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err96];
}
else {
vErrors.push(err96);
}
errors++;
}
}
}
if(data48.body !== undefined){
let data59 = data48.body;
if(!((((((((data59 === "read-and-close") || (data59 === "read")) || (data59 === "close-unread")) || (data59 === "abandon")) || (data59 === "hold")) || (data59 === "follow")) || (data59 === "read-bytes")) || (data59 === "read-bytes-and-close"))){
const err97 = {instancePath:instancePath+"/application/periodic/" + i2+"/body",schemaPath:"#/properties/application/properties/periodic/items/properties/body/enum",keyword:"enum",params:{allowedValues: schema47.properties.application.properties.periodic.items.properties.body.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err97];
}
else {
vErrors.push(err97);
}
errors++;
}
}
if(data48.readBytes !== undefined){
let data60 = data48.readBytes;
if(!(((typeof data60 == "number") && (!(data60 % 1) && !isNaN(data60))) && (isFinite(data60)))){
const err98 = {instancePath:instancePath+"/application/periodic/" + i2+"/readBytes",schemaPath:"#/properties/application/properties/periodic/items/properties/readBytes/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err98];
}
else {
vErrors.push(err98);
}
errors++;
}
if((typeof data60 == "number") && (isFinite(data60))){
if(data60 > 1000000 || isNaN(data60)){
const err99 = {instancePath:instancePath+"/application/periodic/" + i2+"/readBytes",schemaPath:"#/properties/application/properties/periodic/items/properties/readBytes/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000000},message:"must be <= 1000000"};
if(vErrors === null){
vErrors = [err99];
}
else {
vErrors.push(err99);
}
errors++;
}
if(data60 < 0 || isNaN(data60)){
const err100 = {instancePath:instancePath+"/application/periodic/" + i2+"/readBytes",schemaPath:"#/properties/application/properties/periodic/items/properties/readBytes/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err100];
}
else {
vErrors.push(err100);
}
errors++;
}
}
}
if(data48.answers !== undefined){
let data61 = data48.answers;
if(!((data61 === "at-once") || (data61 === "never"))){
const err101 = {instancePath:instancePath+"/application/periodic/" + i2+"/answers",schemaPath:"#/properties/application/properties/periodic/items/properties/answers/enum",keyword:"enum",params:{allowedValues: schema47.properties.application.properties.periodic.items.properties.answers.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err101];
}
else {
vErrors.push(err101);
}
errors++;
}
}
if(data48.think !== undefined){
if(!(validate161(data48.think, {instancePath:instancePath+"/application/periodic/" + i2+"/think",parentData:data48,parentDataProperty:"think",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate161.errors : vErrors.concat(validate161.errors);
errors = vErrors.length;
}
}
if(data48.connectionClose !== undefined){
if(typeof data48.connectionClose !== "boolean"){
const err102 = {instancePath:instancePath+"/application/periodic/" + i2+"/connectionClose",schemaPath:"#/properties/application/properties/periodic/items/properties/connectionClose/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err102];
}
else {
vErrors.push(err102);
}
errors++;
}
}
if(data48.stream !== undefined){
if(typeof data48.stream !== "boolean"){
const err103 = {instancePath:instancePath+"/application/periodic/" + i2+"/stream",schemaPath:"#/properties/application/properties/periodic/items/properties/stream/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err103];
}
else {
vErrors.push(err103);
}
errors++;
}
}
if(data48.endsOld !== undefined){
if(typeof data48.endsOld !== "boolean"){
const err104 = {instancePath:instancePath+"/application/periodic/" + i2+"/endsOld",schemaPath:"#/properties/application/properties/periodic/items/properties/endsOld/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err104];
}
else {
vErrors.push(err104);
}
errors++;
}
}
}
else {
const err105 = {instancePath:instancePath+"/application/periodic/" + i2,schemaPath:"#/properties/application/properties/periodic/items/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err105];
}
else {
vErrors.push(err105);
}
errors++;
}
}
}
else {
const err106 = {instancePath:instancePath+"/application/periodic",schemaPath:"#/properties/application/properties/periodic/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err106];
}
else {
vErrors.push(err106);
}
errors++;
}
}
}
else {
const err107 = {instancePath:instancePath+"/application",schemaPath:"#/properties/application/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err107];
}
else {
vErrors.push(err107);
}
errors++;
}
}
if(data.changes !== undefined){
let data66 = data.changes;
if(Array.isArray(data66)){
const len3 = data66.length;
for(let i3=0; i3<len3; i3++){
let data67 = data66[i3];
if(data67 && typeof data67 == "object" && !Array.isArray(data67)){
if(data67.at === undefined){
const err108 = {instancePath:instancePath+"/changes/" + i3,schemaPath:"#/properties/changes/items/required",keyword:"required",params:{missingProperty: "at"},message:"must have required property '"+"at"+"'"};
if(vErrors === null){
vErrors = [err108];
}
else {
vErrors.push(err108);
}
errors++;
}
if(data67.set === undefined){
const err109 = {instancePath:instancePath+"/changes/" + i3,schemaPath:"#/properties/changes/items/required",keyword:"required",params:{missingProperty: "set"},message:"must have required property '"+"set"+"'"};
if(vErrors === null){
vErrors = [err109];
}
else {
vErrors.push(err109);
}
errors++;
}
for(const key12 in data67){
if(!(((key12 === "at") || (key12 === "name")) || (key12 === "set"))){
const err110 = {instancePath:instancePath+"/changes/" + i3,schemaPath:"#/properties/changes/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key12},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err110];
}
else {
vErrors.push(err110);
}
errors++;
}
}
if(data67.at !== undefined){
if(!(validate161(data67.at, {instancePath:instancePath+"/changes/" + i3+"/at",parentData:data67,parentDataProperty:"at",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate161.errors : vErrors.concat(validate161.errors);
errors = vErrors.length;
}
}
if(data67.name !== undefined){
if(typeof data67.name !== "string"){
const err111 = {instancePath:instancePath+"/changes/" + i3+"/name",schemaPath:"#/properties/changes/items/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err111];
}
else {
vErrors.push(err111);
}
errors++;
}
}
if(data67.set !== undefined){
let data70 = data67.set;
if(data70 && typeof data70 == "object" && !Array.isArray(data70)){
if(Object.keys(data70).length < 1){
const err112 = {instancePath:instancePath+"/changes/" + i3+"/set",schemaPath:"#/properties/changes/items/properties/set/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties"};
if(vErrors === null){
vErrors = [err112];
}
else {
vErrors.push(err112);
}
errors++;
}
}
else {
const err113 = {instancePath:instancePath+"/changes/" + i3+"/set",schemaPath:"#/properties/changes/items/properties/set/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err113];
}
else {
vErrors.push(err113);
}
errors++;
}
}
}
else {
const err114 = {instancePath:instancePath+"/changes/" + i3,schemaPath:"#/properties/changes/items/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err114];
}
else {
vErrors.push(err114);
}
errors++;
}
}
}
else {
const err115 = {instancePath:instancePath+"/changes",schemaPath:"#/properties/changes/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err115];
}
else {
vErrors.push(err115);
}
errors++;
}
}
if(data.expect !== undefined){
let data71 = data.expect;
if(Array.isArray(data71)){
const len4 = data71.length;
for(let i4=0; i4<len4; i4++){
if(!(validate176(data71[i4], {instancePath:instancePath+"/expect/" + i4,parentData:data71,parentDataProperty:i4,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate176.errors : vErrors.concat(validate176.errors);
errors = vErrors.length;
}
}
}
else {
const err116 = {instancePath:instancePath+"/expect",schemaPath:"#/properties/expect/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err116];
}
else {
vErrors.push(err116);
}
errors++;
}
}
if(data.attemptedFix !== undefined){
if(!(validate163(data.attemptedFix, {instancePath:instancePath+"/attemptedFix",parentData:data,parentDataProperty:"attemptedFix",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate163.errors : vErrors.concat(validate163.errors);
errors = vErrors.length;
}
}
if(data.hypotheses !== undefined){
let data74 = data.hypotheses;
if(Array.isArray(data74)){
const len5 = data74.length;
for(let i5=0; i5<len5; i5++){
let data75 = data74[i5];
if(!((((((((((((data75 === "H1") || (data75 === "H2")) || (data75 === "H3")) || (data75 === "H4a")) || (data75 === "H4b")) || (data75 === "H5a")) || (data75 === "H5b")) || (data75 === "H5c")) || (data75 === "H6a")) || (data75 === "H6b")) || (data75 === "H7")) || (data75 === "H8"))){
const err117 = {instancePath:instancePath+"/hypotheses/" + i5,schemaPath:"#/properties/hypotheses/items/enum",keyword:"enum",params:{allowedValues: schema47.properties.hypotheses.items.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err117];
}
else {
vErrors.push(err117);
}
errors++;
}
}
let i6 = data74.length;
let j0;
if(i6 > 1){
outer0:
for(;i6--;){
for(j0 = i6; j0--;){
if(func0(data74[i6], data74[j0])){
const err118 = {instancePath:instancePath+"/hypotheses",schemaPath:"#/properties/hypotheses/uniqueItems",keyword:"uniqueItems",params:{i: i6, j: j0},message:"must NOT have duplicate items (items ## "+j0+" and "+i6+" are identical)"};
if(vErrors === null){
vErrors = [err118];
}
else {
vErrors.push(err118);
}
errors++;
break outer0;
}
}
}
}
}
else {
const err119 = {instancePath:instancePath+"/hypotheses",schemaPath:"#/properties/hypotheses/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err119];
}
else {
vErrors.push(err119);
}
errors++;
}
}
if(data.observations !== undefined){
let data76 = data.observations;
if(Array.isArray(data76)){
const len6 = data76.length;
for(let i7=0; i7<len6; i7++){
let data77 = data76[i7];
if(data77 && typeof data77 == "object" && !Array.isArray(data77)){
if(Object.keys(data77).length < 1){
const err120 = {instancePath:instancePath+"/observations/" + i7,schemaPath:"#/properties/observations/items/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties"};
if(vErrors === null){
vErrors = [err120];
}
else {
vErrors.push(err120);
}
errors++;
}
for(const key13 in data77){
if(!(func1.call(schema47.properties.observations.items.properties, key13))){
const err121 = {instancePath:instancePath+"/observations/" + i7,schemaPath:"#/properties/observations/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key13},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err121];
}
else {
vErrors.push(err121);
}
errors++;
}
}
if(data77.id !== undefined){
if(typeof data77.id !== "string"){
const err122 = {instancePath:instancePath+"/observations/" + i7+"/id",schemaPath:"#/properties/observations/items/properties/id/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err122];
}
else {
vErrors.push(err122);
}
errors++;
}
}
if(data77.at !== undefined){
if(!(validate161(data77.at, {instancePath:instancePath+"/observations/" + i7+"/at",parentData:data77,parentDataProperty:"at",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate161.errors : vErrors.concat(validate161.errors);
errors = vErrors.length;
}
}
if(data77.goroutines !== undefined){
let data80 = data77.goroutines;
if(!(((typeof data80 == "number") && (!(data80 % 1) && !isNaN(data80))) && (isFinite(data80)))){
const err123 = {instancePath:instancePath+"/observations/" + i7+"/goroutines",schemaPath:"#/properties/observations/items/properties/goroutines/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err123];
}
else {
vErrors.push(err123);
}
errors++;
}
}
if(data77.fds !== undefined){
let data81 = data77.fds;
if(!(((typeof data81 == "number") && (!(data81 % 1) && !isNaN(data81))) && (isFinite(data81)))){
const err124 = {instancePath:instancePath+"/observations/" + i7+"/fds",schemaPath:"#/properties/observations/items/properties/fds/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err124];
}
else {
vErrors.push(err124);
}
errors++;
}
}
if(data77.connections !== undefined){
let data82 = data77.connections;
if(!(((typeof data82 == "number") && (!(data82 % 1) && !isNaN(data82))) && (isFinite(data82)))){
const err125 = {instancePath:instancePath+"/observations/" + i7+"/connections",schemaPath:"#/properties/observations/items/properties/connections/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err125];
}
else {
vErrors.push(err125);
}
errors++;
}
}
if(data77.tolerance !== undefined){
let data83 = data77.tolerance;
if((typeof data83 == "number") && (isFinite(data83))){
if(data83 < 0 || isNaN(data83)){
const err126 = {instancePath:instancePath+"/observations/" + i7+"/tolerance",schemaPath:"#/properties/observations/items/properties/tolerance/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err126];
}
else {
vErrors.push(err126);
}
errors++;
}
}
else {
const err127 = {instancePath:instancePath+"/observations/" + i7+"/tolerance",schemaPath:"#/properties/observations/items/properties/tolerance/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err127];
}
else {
vErrors.push(err127);
}
errors++;
}
}
if(data77.goroutinesPerFd !== undefined){
let data84 = data77.goroutinesPerFd;
if((typeof data84 == "number") && (isFinite(data84))){
if(data84 < 0 || isNaN(data84)){
const err128 = {instancePath:instancePath+"/observations/" + i7+"/goroutinesPerFd",schemaPath:"#/properties/observations/items/properties/goroutinesPerFd/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err128];
}
else {
vErrors.push(err128);
}
errors++;
}
}
else {
const err129 = {instancePath:instancePath+"/observations/" + i7+"/goroutinesPerFd",schemaPath:"#/properties/observations/items/properties/goroutinesPerFd/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err129];
}
else {
vErrors.push(err129);
}
errors++;
}
}
if(data77.requestsPerConnection !== undefined){
let data85 = data77.requestsPerConnection;
if((typeof data85 == "number") && (isFinite(data85))){
if(data85 < 0 || isNaN(data85)){
const err130 = {instancePath:instancePath+"/observations/" + i7+"/requestsPerConnection",schemaPath:"#/properties/observations/items/properties/requestsPerConnection/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err130];
}
else {
vErrors.push(err130);
}
errors++;
}
}
else {
const err131 = {instancePath:instancePath+"/observations/" + i7+"/requestsPerConnection",schemaPath:"#/properties/observations/items/properties/requestsPerConnection/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err131];
}
else {
vErrors.push(err131);
}
errors++;
}
}
if(data77.readLoop !== undefined){
let data86 = data77.readLoop;
if(!(((data86 === "io_wait") || (data86 === "select")) || (data86 === "none"))){
const err132 = {instancePath:instancePath+"/observations/" + i7+"/readLoop",schemaPath:"#/properties/observations/items/properties/readLoop/enum",keyword:"enum",params:{allowedValues: schema47.properties.observations.items.properties.readLoop.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err132];
}
else {
vErrors.push(err132);
}
errors++;
}
}
if(data77.longestWaitAtLeast !== undefined){
if(!(validate161(data77.longestWaitAtLeast, {instancePath:instancePath+"/observations/" + i7+"/longestWaitAtLeast",parentData:data77,parentDataProperty:"longestWaitAtLeast",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate161.errors : vErrors.concat(validate161.errors);
errors = vErrors.length;
}
}
if(data77.use !== undefined){
let data88 = data77.use;
if(!((data88 === "idle") || (data88 === "in-use"))){
const err133 = {instancePath:instancePath+"/observations/" + i7+"/use",schemaPath:"#/properties/observations/items/properties/use/enum",keyword:"enum",params:{allowedValues: schema47.properties.observations.items.properties.use.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err133];
}
else {
vErrors.push(err133);
}
errors++;
}
}
if(data77.closeWait !== undefined){
let data89 = data77.closeWait;
if(!((data89 === "growing") || (data89 === "not-growing"))){
const err134 = {instancePath:instancePath+"/observations/" + i7+"/closeWait",schemaPath:"#/properties/observations/items/properties/closeWait/enum",keyword:"enum",params:{allowedValues: schema47.properties.observations.items.properties.closeWait.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err134];
}
else {
vErrors.push(err134);
}
errors++;
}
}
if(data77.calls !== undefined){
let data90 = data77.calls;
if(!((data90 === "all-done") || (data90 === "hanging"))){
const err135 = {instancePath:instancePath+"/observations/" + i7+"/calls",schemaPath:"#/properties/observations/items/properties/calls/enum",keyword:"enum",params:{allowedValues: schema47.properties.observations.items.properties.calls.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err135];
}
else {
vErrors.push(err135);
}
errors++;
}
}
}
else {
const err136 = {instancePath:instancePath+"/observations/" + i7,schemaPath:"#/properties/observations/items/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err136];
}
else {
vErrors.push(err136);
}
errors++;
}
}
}
else {
const err137 = {instancePath:instancePath+"/observations",schemaPath:"#/properties/observations/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err137];
}
else {
vErrors.push(err137);
}
errors++;
}
}
if(data.whatIf !== undefined){
let data91 = data.whatIf;
if(Array.isArray(data91)){
const len7 = data91.length;
for(let i8=0; i8<len7; i8++){
let data92 = data91[i8];
if(data92 && typeof data92 == "object" && !Array.isArray(data92)){
if(data92.set === undefined){
const err138 = {instancePath:instancePath+"/whatIf/" + i8,schemaPath:"#/properties/whatIf/items/required",keyword:"required",params:{missingProperty: "set"},message:"must have required property '"+"set"+"'"};
if(vErrors === null){
vErrors = [err138];
}
else {
vErrors.push(err138);
}
errors++;
}
if(data92.expect === undefined){
const err139 = {instancePath:instancePath+"/whatIf/" + i8,schemaPath:"#/properties/whatIf/items/required",keyword:"required",params:{missingProperty: "expect"},message:"must have required property '"+"expect"+"'"};
if(vErrors === null){
vErrors = [err139];
}
else {
vErrors.push(err139);
}
errors++;
}
for(const key14 in data92){
if(!((((key14 === "name") || (key14 === "set")) || (key14 === "changes")) || (key14 === "expect"))){
const err140 = {instancePath:instancePath+"/whatIf/" + i8,schemaPath:"#/properties/whatIf/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key14},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err140];
}
else {
vErrors.push(err140);
}
errors++;
}
}
if(data92.name !== undefined){
if(typeof data92.name !== "string"){
const err141 = {instancePath:instancePath+"/whatIf/" + i8+"/name",schemaPath:"#/properties/whatIf/items/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err141];
}
else {
vErrors.push(err141);
}
errors++;
}
}
if(data92.set !== undefined){
let data94 = data92.set;
if(data94 && typeof data94 == "object" && !Array.isArray(data94)){
if(Object.keys(data94).length < 1){
const err142 = {instancePath:instancePath+"/whatIf/" + i8+"/set",schemaPath:"#/properties/whatIf/items/properties/set/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties"};
if(vErrors === null){
vErrors = [err142];
}
else {
vErrors.push(err142);
}
errors++;
}
}
else {
const err143 = {instancePath:instancePath+"/whatIf/" + i8+"/set",schemaPath:"#/properties/whatIf/items/properties/set/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err143];
}
else {
vErrors.push(err143);
}
errors++;
}
}
if(data92.changes !== undefined){
let data95 = data92.changes;
if(Array.isArray(data95)){
const len8 = data95.length;
for(let i9=0; i9<len8; i9++){
let data96 = data95[i9];
if(data96 && typeof data96 == "object" && !Array.isArray(data96)){
if(data96.at === undefined){
const err144 = {instancePath:instancePath+"/whatIf/" + i8+"/changes/" + i9,schemaPath:"#/properties/whatIf/items/properties/changes/items/required",keyword:"required",params:{missingProperty: "at"},message:"must have required property '"+"at"+"'"};
if(vErrors === null){
vErrors = [err144];
}
else {
vErrors.push(err144);
}
errors++;
}
if(data96.set === undefined){
const err145 = {instancePath:instancePath+"/whatIf/" + i8+"/changes/" + i9,schemaPath:"#/properties/whatIf/items/properties/changes/items/required",keyword:"required",params:{missingProperty: "set"},message:"must have required property '"+"set"+"'"};
if(vErrors === null){
vErrors = [err145];
}
else {
vErrors.push(err145);
}
errors++;
}
for(const key15 in data96){
if(!(((key15 === "at") || (key15 === "name")) || (key15 === "set"))){
const err146 = {instancePath:instancePath+"/whatIf/" + i8+"/changes/" + i9,schemaPath:"#/properties/whatIf/items/properties/changes/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key15},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err146];
}
else {
vErrors.push(err146);
}
errors++;
}
}
if(data96.at !== undefined){
if(!(validate161(data96.at, {instancePath:instancePath+"/whatIf/" + i8+"/changes/" + i9+"/at",parentData:data96,parentDataProperty:"at",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate161.errors : vErrors.concat(validate161.errors);
errors = vErrors.length;
}
}
if(data96.name !== undefined){
if(typeof data96.name !== "string"){
const err147 = {instancePath:instancePath+"/whatIf/" + i8+"/changes/" + i9+"/name",schemaPath:"#/properties/whatIf/items/properties/changes/items/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err147];
}
else {
vErrors.push(err147);
}
errors++;
}
}
if(data96.set !== undefined){
let data99 = data96.set;
if(data99 && typeof data99 == "object" && !Array.isArray(data99)){
if(Object.keys(data99).length < 1){
const err148 = {instancePath:instancePath+"/whatIf/" + i8+"/changes/" + i9+"/set",schemaPath:"#/properties/whatIf/items/properties/changes/items/properties/set/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties"};
if(vErrors === null){
vErrors = [err148];
}
else {
vErrors.push(err148);
}
errors++;
}
}
else {
const err149 = {instancePath:instancePath+"/whatIf/" + i8+"/changes/" + i9+"/set",schemaPath:"#/properties/whatIf/items/properties/changes/items/properties/set/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err149];
}
else {
vErrors.push(err149);
}
errors++;
}
}
}
else {
const err150 = {instancePath:instancePath+"/whatIf/" + i8+"/changes/" + i9,schemaPath:"#/properties/whatIf/items/properties/changes/items/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err150];
}
else {
vErrors.push(err150);
}
errors++;
}
}
}
else {
const err151 = {instancePath:instancePath+"/whatIf/" + i8+"/changes",schemaPath:"#/properties/whatIf/items/properties/changes/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err151];
}
else {
vErrors.push(err151);
}
errors++;
}
}
if(data92.expect !== undefined){
let data100 = data92.expect;
const _errs189 = errors;
let valid35 = false;
const _errs190 = errors;
if(!(validate176(data100, {instancePath:instancePath+"/whatIf/" + i8+"/expect",parentData:data92,parentDataProperty:"expect",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate176.errors : vErrors.concat(validate176.errors);
errors = vErrors.length;
}
var _valid0 = _errs190 === errors;
valid35 = valid35 || _valid0;
const _errs191 = errors;
if(Array.isArray(data100)){
if(data100.length < 1){
const err152 = {instancePath:instancePath+"/whatIf/" + i8+"/expect",schemaPath:"#/properties/whatIf/items/properties/expect/anyOf/1/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"};
if(vErrors === null){
vErrors = [err152];
}
else {
vErrors.push(err152);
}
errors++;
}
const len9 = data100.length;
for(let i10=0; i10<len9; i10++){
if(!(validate176(data100[i10], {instancePath:instancePath+"/whatIf/" + i8+"/expect/" + i10,parentData:data100,parentDataProperty:i10,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate176.errors : vErrors.concat(validate176.errors);
errors = vErrors.length;
}
}
}
else {
const err153 = {instancePath:instancePath+"/whatIf/" + i8+"/expect",schemaPath:"#/properties/whatIf/items/properties/expect/anyOf/1/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err153];
}
else {
vErrors.push(err153);
}
errors++;
}
var _valid0 = _errs191 === errors;
valid35 = valid35 || _valid0;
if(!valid35){
const err154 = {instancePath:instancePath+"/whatIf/" + i8+"/expect",schemaPath:"#/properties/whatIf/items/properties/expect/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf"};
if(vErrors === null){
vErrors = [err154];
}
else {
vErrors.push(err154);
}
errors++;
}
else {
errors = _errs189;
if(vErrors !== null){
if(_errs189){
vErrors.length = _errs189;
}
else {
vErrors = null;
}
}
}
}
}
else {
const err155 = {instancePath:instancePath+"/whatIf/" + i8,schemaPath:"#/properties/whatIf/items/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err155];
}
else {
vErrors.push(err155);
}
errors++;
}
}
}
else {
const err156 = {instancePath:instancePath+"/whatIf",schemaPath:"#/properties/whatIf/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err156];
}
else {
vErrors.push(err156);
}
errors++;
}
}
}
else {
const err157 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err157];
}
else {
vErrors.push(err157);
}
errors++;
}
validate160.errors = vErrors;
return errors === 0;
}
validate160.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

export const validateScenario = validate185;
const schema51 = {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"https://flowproof.dev/schemas/scenario.schema.json","title":"scenario.yaml","type":"object","additionalProperties":false,"required":["title","workload"],"properties":{"title":{"type":"string","minLength":1},"profile":{"type":"string"},"toggles":{"type":"object","additionalProperties":{"type":["string","boolean","number"]}},"seed":{"type":"integer","minimum":0,"maximum":4294967295},"agent":{"type":"object","additionalProperties":false,"properties":{"register":{"$ref":"#/$defs/duration"},"poll-every":{"$ref":"#/$defs/duration"},"poll-offset":{"$ref":"#/$defs/duration"},"quiet-polls":{"type":"integer","minimum":0,"maximum":1000},"failed-scans":{"$ref":"#/$defs/polls"},"lost-payloads":{"$ref":"#/$defs/polls"},"skipped-polls":{"$ref":"#/$defs/polls"},"clients":{"type":"array","items":{"type":"object","additionalProperties":false,"required":["id"],"properties":{"id":{"type":"string","minLength":1},"register":{"$ref":"#/$defs/duration"},"poll-every":{"$ref":"#/$defs/duration"},"poll-offset":{"$ref":"#/$defs/duration"}}}},"clock-steps":{"type":"array","items":{"type":"object","additionalProperties":false,"required":["at","by"],"properties":{"at":{"$ref":"#/$defs/duration"},"by":{"type":"string","pattern":"^-?[0-9]+(\\.[0-9]+)?(ns|us|ms|s|m|h)$"}}}},"failed-reads":{"type":"object","propertyNames":{"pattern":"^[1-9][0-9]{0,6}$"},"additionalProperties":{"enum":["open","closed","open-empty"]}},"closed-event-races":{"type":"object","propertyNames":{"pattern":"^[1-9][0-9]{0,6}$"},"additionalProperties":{"enum":["rows-lost","rows-zeroed","rows-overwritten"]}},"restart-after":{"$ref":"#/$defs/duration"}}},"workload":{"type":"object","additionalProperties":false,"minProperties":1,"maxProperties":1,"properties":{"trace":{"type":"string","minLength":1},"script":{"$ref":"#/$defs/script"},"windows":{"$ref":"#/$defs/windows"},"case":{"type":"string","minLength":1}}},"expect":{"type":"object","additionalProperties":false,"properties":{"server-hits":{"$ref":"#/$defs/counts"},"client-hits":{"$ref":"#/$defs/counts"},"fates":{"$ref":"#/$defs/counts"},"connections":{"type":"object","additionalProperties":false,"properties":{"delivered":{"$ref":"#/$defs/count"},"kept":{"$ref":"#/$defs/count"}}},"violates":{"type":"array","items":{"type":"string"}},"over-seeds":{"type":"object","additionalProperties":false,"required":["seeds","service","server-hits"],"properties":{"seeds":{"type":"integer","minimum":1,"maximum":1000000},"service":{"type":"string"},"server-hits":{"type":"array","minItems":1,"items":{"$ref":"#/$defs/count"}}}},"tcp":{"type":"object","additionalProperties":false,"properties":{"failed":{"$ref":"#/$defs/count"},"closed":{"$ref":"#/$defs/count"}}},"polls":{"type":"array","items":{"type":"object","additionalProperties":false,"properties":{"delivered":{"$ref":"#/$defs/count"},"established":{"$ref":"#/$defs/count"},"closed":{"$ref":"#/$defs/count"},"failed":{"$ref":"#/$defs/count"},"sent":{"$ref":"#/$defs/count"}}}},"counters":{"$ref":"#/$defs/counts"},"agent-ends":{"$ref":"#/$defs/count"}}}},"$defs":{"duration":{"type":"string","pattern":"^(never|[0-9]+(\\.[0-9]+)?(ns|us|ms|s|m|h))$"},"count":{"type":"integer","minimum":0},"polls":{"type":"array","items":{"type":"integer","minimum":1,"maximum":1000000}},"counts":{"type":"object","additionalProperties":{"$ref":"#/$defs/count"}},"port":{"type":"integer","minimum":1,"maximum":65535},"endpoint":{"type":"string","pattern":"^(\\[[0-9a-fA-F:.]+\\]|[0-9.]+):[0-9]{1,5}$"},"script":{"type":"object","additionalProperties":false,"required":["processes","steps"],"properties":{"cpus":{"type":"integer","minimum":1,"maximum":1024},"processes":{"type":"object","additionalProperties":{"type":"object","additionalProperties":false,"required":["pid","argv"],"properties":{"pid":{"type":"integer","minimum":1,"maximum":4194304},"netns":{"type":"string"},"argv":{"type":"array","minItems":1,"items":{"type":"string"}},"service":{"type":"string"},"cpu":{"type":"integer","minimum":0,"maximum":1023}}}},"steps":{"type":"array","items":{"type":"object","additionalProperties":false,"minProperties":1,"maxProperties":1,"properties":{"curl":{"type":"object","additionalProperties":false,"required":["to","proxy","proxy-address","server","target"],"properties":{"start":{"$ref":"#/$defs/duration"},"repeat":{"type":"integer","minimum":1,"maximum":1000000},"every":{"$ref":"#/$defs/duration"},"first-pid":{"type":"integer","minimum":1,"maximum":4194304},"to":{"$ref":"#/$defs/endpoint"},"path":{"type":"string","pattern":"^/"},"status":{"type":"integer","minimum":100,"maximum":599},"proxy":{"type":"string"},"proxy-address":{"type":"string"},"server":{"type":"string"},"target":{"$ref":"#/$defs/endpoint"},"think":{"$ref":"#/$defs/duration"},"hold":{"$ref":"#/$defs/duration"},"bridge-hold":{"$ref":"#/$defs/duration"},"server-hold":{"$ref":"#/$defs/duration"}}},"connect":{"type":"object","additionalProperties":false,"required":["at","flow","client","server"],"properties":{"at":{"$ref":"#/$defs/duration"},"flow":{"type":"string"},"client":{"$ref":"#/$defs/end"},"server":{"$ref":"#/$defs/end"}}},"request":{"type":"object","additionalProperties":false,"required":["at","flow"],"properties":{"at":{"$ref":"#/$defs/duration"},"flow":{"type":"string"},"method":{"enum":["GET","POST","PUT","DELETE","HEAD","OPTIONS","PATCH","TRACE"]},"path":{"type":"string","pattern":"^/"}}},"respond":{"type":"object","additionalProperties":false,"required":["at","flow"],"properties":{"at":{"$ref":"#/$defs/duration"},"flow":{"type":"string"},"status":{"type":"integer","minimum":100,"maximum":599}}},"close":{"type":"object","additionalProperties":false,"required":["at","flow"],"properties":{"at":{"$ref":"#/$defs/duration"},"flow":{"type":"string"},"by":{"enum":["client","server"]},"other-after":{"$ref":"#/$defs/duration"}}}}}}}},"end":{"type":"object","additionalProperties":false,"required":["endpoint"],"properties":{"process":{"type":"string"},"endpoint":{"$ref":"#/$defs/endpoint"}}},"windows":{"type":"object","additionalProperties":false,"required":["processes","steps"],"properties":{"uptime":{"$ref":"#/$defs/duration"},"iis":{"type":"object","additionalProperties":false,"required":["sites"],"properties":{"sites":{"type":"array","items":{"type":"object","additionalProperties":false,"required":["id","name"],"properties":{"id":{"type":["string","integer"]},"name":{"type":"string"},"apps":{"type":"array","items":{"type":"object","additionalProperties":false,"required":["path"],"properties":{"path":{"type":"string"},"vdir":{"type":"string"},"json":{"type":"object","additionalProperties":false,"required":[],"properties":{"service":{"type":"string"},"env":{"type":"string"},"version":{"type":"string"}}},"web":{"type":"object","additionalProperties":false,"required":[],"properties":{"service":{"type":"string"},"env":{"type":"string"},"version":{"type":"string"}}},"traceConfigFile":{"type":"object","additionalProperties":false,"required":[],"properties":{"service":{"type":"string"},"env":{"type":"string"},"version":{"type":"string"}}}}}}}}}}},"processes":{"type":"object","additionalProperties":{"type":"object","additionalProperties":false,"required":["pid","argv"],"properties":{"pid":{"type":"integer","minimum":1,"maximum":4294967295},"argv":{"type":"array","minItems":1,"items":{"type":"string"}},"service":{"type":"string"}}}},"steps":{"type":"array","items":{"type":"object","additionalProperties":false,"minProperties":1,"maxProperties":1,"properties":{"flow":{"type":"object","additionalProperties":false,"required":["at","name","process","local","remote"],"properties":{"at":{"$ref":"#/$defs/duration"},"name":{"type":"string"},"process":{"type":"string"},"local":{"$ref":"#/$defs/endpoint"},"remote":{"$ref":"#/$defs/endpoint"},"direction":{"enum":["in","out"]},"protocol":{"enum":["tcp","udp"]},"cookie":{"type":"integer","minimum":0,"maximum":9007199254740991},"status":{"enum":["unknown","attempted","established","refused","timed-out","reset-sent","reset-received"]},"request":{"enum":["http-post","http-get","http-delete","http2","tls","redis","postgres","mysql","mongo","amqp"]}}},"traffic":{"type":"object","additionalProperties":false,"required":["at","flow"],"properties":{"at":{"$ref":"#/$defs/duration"},"flow":{"type":"string"},"sent":{"$ref":"#/$defs/count"},"received":{"$ref":"#/$defs/count"},"repeat":{"type":"integer","minimum":1,"maximum":1000000},"every":{"$ref":"#/$defs/duration"}}},"status":{"type":"object","additionalProperties":false,"required":["at","flow","is"],"properties":{"at":{"$ref":"#/$defs/duration"},"flow":{"type":"string"},"is":{"enum":["unknown","attempted","established","refused","timed-out","reset-sent","reset-received"]}}},"end":{"type":"object","additionalProperties":false,"required":["at","flow"],"properties":{"at":{"$ref":"#/$defs/duration"},"flow":{"type":"string"},"as":{"enum":["closed","unknown","attempted","established","refused","timed-out","reset-sent","reset-received"]},"lingers":{"type":"boolean"}}},"resets":{"type":"object","additionalProperties":false,"required":["process","local","remote"],"properties":{"start":{"$ref":"#/$defs/duration"},"repeat":{"type":"integer","minimum":1,"maximum":1000000},"every":{"$ref":"#/$defs/duration"},"process":{"type":"string"},"local":{"type":"string"},"remote":{"$ref":"#/$defs/endpoint"},"sent":{"$ref":"#/$defs/count"},"received":{"$ref":"#/$defs/count"},"life":{"$ref":"#/$defs/duration"},"lingering":{"$ref":"#/$defs/count"},"late-bytes":{"$ref":"#/$defs/count"},"late-times":{"$ref":"#/$defs/count"},"late-every":{"$ref":"#/$defs/duration"}}},"http-connection":{"type":"object","additionalProperties":false,"required":["at","name","process","local","remote"],"properties":{"at":{"$ref":"#/$defs/duration"},"name":{"type":"string"},"process":{"type":"string"},"local":{"$ref":"#/$defs/endpoint"},"remote":{"$ref":"#/$defs/endpoint"},"tls":{"type":"boolean"},"flow":{"type":"boolean"},"agent-misses":{"type":"array","items":{"type":"integer","minimum":0,"maximum":65535}},"activity-of":{"type":"string"}}},"http":{"type":"object","additionalProperties":false,"required":["at","connection"],"properties":{"at":{"$ref":"#/$defs/duration"},"connection":{"type":"string"},"request":{"type":"string"},"method":{"enum":["GET","POST","PUT","DELETE","HEAD","OPTIONS","PATCH","TRACE"]},"path":{"type":"string","pattern":"^/"},"url":{"type":"string"},"status":{"type":"integer","minimum":0,"maximum":999},"site":{"$ref":"#/$defs/count"},"queue":{"type":"string"},"repeat":{"type":"integer","minimum":1,"maximum":1000000},"every":{"$ref":"#/$defs/duration"},"spacing":{"$ref":"#/$defs/duration"},"think":{"$ref":"#/$defs/duration"},"events":{"type":"array","items":{"type":"integer","minimum":0,"maximum":65535}},"agent-misses":{"type":"array","items":{"type":"integer","minimum":0,"maximum":65535}}}},"http-events":{"type":"object","additionalProperties":false,"required":["at","request","events"],"properties":{"at":{"$ref":"#/$defs/duration"},"request":{"type":"string"},"spacing":{"$ref":"#/$defs/duration"},"events":{"type":"array","items":{"type":"integer","minimum":0,"maximum":65535}},"agent-misses":{"type":"array","items":{"type":"integer","minimum":0,"maximum":65535}}}},"http-close":{"type":"object","additionalProperties":false,"required":["at","connection"],"properties":{"at":{"$ref":"#/$defs/duration"},"connection":{"type":"string"},"spacing":{"$ref":"#/$defs/duration"},"events":{"type":"array","items":{"type":"integer","minimum":0,"maximum":65535}},"agent-misses":{"type":"array","items":{"type":"integer","minimum":0,"maximum":65535}}}},"driver-http":{"type":"object","additionalProperties":false,"required":["at","flow"],"properties":{"at":{"$ref":"#/$defs/duration"},"flow":{"type":"string"},"method":{"enum":["GET","POST","PUT","DELETE","HEAD","OPTIONS","PATCH","TRACE"]},"path":{"type":"string","pattern":"^/"},"status":{"type":"integer","minimum":0,"maximum":999},"think":{"$ref":"#/$defs/duration"},"repeat":{"type":"integer","minimum":1,"maximum":1000000},"every":{"$ref":"#/$defs/duration"}}}}}}}}}};
const schema52 = {"type":"string","pattern":"^(never|[0-9]+(\\.[0-9]+)?(ns|us|ms|s|m|h))$"};
const pattern5 = new RegExp("^(never|[0-9]+(\\.[0-9]+)?(ns|us|ms|s|m|h))$", "u");

function validate186(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate186.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(typeof data === "string"){
if(!pattern5.test(data)){
const err0 = {instancePath,schemaPath:"#/pattern",keyword:"pattern",params:{pattern: "^(never|[0-9]+(\\.[0-9]+)?(ns|us|ms|s|m|h))$"},message:"must match pattern \""+"^(never|[0-9]+(\\.[0-9]+)?(ns|us|ms|s|m|h))$"+"\""};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
else {
const err1 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
validate186.errors = vErrors;
return errors === 0;
}
validate186.evaluated = {"dynamicProps":false,"dynamicItems":false};

const schema53 = {"type":"array","items":{"type":"integer","minimum":1,"maximum":1000000}};

function validate190(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate190.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(Array.isArray(data)){
const len0 = data.length;
for(let i0=0; i0<len0; i0++){
let data0 = data[i0];
if(!(((typeof data0 == "number") && (!(data0 % 1) && !isNaN(data0))) && (isFinite(data0)))){
const err0 = {instancePath:instancePath+"/" + i0,schemaPath:"#/items/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if((typeof data0 == "number") && (isFinite(data0))){
if(data0 > 1000000 || isNaN(data0)){
const err1 = {instancePath:instancePath+"/" + i0,schemaPath:"#/items/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000000},message:"must be <= 1000000"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data0 < 1 || isNaN(data0)){
const err2 = {instancePath:instancePath+"/" + i0,schemaPath:"#/items/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
}
}
else {
const err3 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
validate190.errors = vErrors;
return errors === 0;
}
validate190.evaluated = {"items":true,"dynamicProps":false,"dynamicItems":false};

const schema54 = {"type":"object","additionalProperties":false,"required":["processes","steps"],"properties":{"cpus":{"type":"integer","minimum":1,"maximum":1024},"processes":{"type":"object","additionalProperties":{"type":"object","additionalProperties":false,"required":["pid","argv"],"properties":{"pid":{"type":"integer","minimum":1,"maximum":4194304},"netns":{"type":"string"},"argv":{"type":"array","minItems":1,"items":{"type":"string"}},"service":{"type":"string"},"cpu":{"type":"integer","minimum":0,"maximum":1023}}}},"steps":{"type":"array","items":{"type":"object","additionalProperties":false,"minProperties":1,"maxProperties":1,"properties":{"curl":{"type":"object","additionalProperties":false,"required":["to","proxy","proxy-address","server","target"],"properties":{"start":{"$ref":"#/$defs/duration"},"repeat":{"type":"integer","minimum":1,"maximum":1000000},"every":{"$ref":"#/$defs/duration"},"first-pid":{"type":"integer","minimum":1,"maximum":4194304},"to":{"$ref":"#/$defs/endpoint"},"path":{"type":"string","pattern":"^/"},"status":{"type":"integer","minimum":100,"maximum":599},"proxy":{"type":"string"},"proxy-address":{"type":"string"},"server":{"type":"string"},"target":{"$ref":"#/$defs/endpoint"},"think":{"$ref":"#/$defs/duration"},"hold":{"$ref":"#/$defs/duration"},"bridge-hold":{"$ref":"#/$defs/duration"},"server-hold":{"$ref":"#/$defs/duration"}}},"connect":{"type":"object","additionalProperties":false,"required":["at","flow","client","server"],"properties":{"at":{"$ref":"#/$defs/duration"},"flow":{"type":"string"},"client":{"$ref":"#/$defs/end"},"server":{"$ref":"#/$defs/end"}}},"request":{"type":"object","additionalProperties":false,"required":["at","flow"],"properties":{"at":{"$ref":"#/$defs/duration"},"flow":{"type":"string"},"method":{"enum":["GET","POST","PUT","DELETE","HEAD","OPTIONS","PATCH","TRACE"]},"path":{"type":"string","pattern":"^/"}}},"respond":{"type":"object","additionalProperties":false,"required":["at","flow"],"properties":{"at":{"$ref":"#/$defs/duration"},"flow":{"type":"string"},"status":{"type":"integer","minimum":100,"maximum":599}}},"close":{"type":"object","additionalProperties":false,"required":["at","flow"],"properties":{"at":{"$ref":"#/$defs/duration"},"flow":{"type":"string"},"by":{"enum":["client","server"]},"other-after":{"$ref":"#/$defs/duration"}}}}}}}};
const schema55 = {"type":"string","pattern":"^(\\[[0-9a-fA-F:.]+\\]|[0-9.]+):[0-9]{1,5}$"};
const pattern9 = new RegExp("^(\\[[0-9a-fA-F:.]+\\]|[0-9.]+):[0-9]{1,5}$", "u");

function validate202(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate202.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(typeof data === "string"){
if(!pattern9.test(data)){
const err0 = {instancePath,schemaPath:"#/pattern",keyword:"pattern",params:{pattern: "^(\\[[0-9a-fA-F:.]+\\]|[0-9.]+):[0-9]{1,5}$"},message:"must match pattern \""+"^(\\[[0-9a-fA-F:.]+\\]|[0-9.]+):[0-9]{1,5}$"+"\""};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
else {
const err1 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
validate202.errors = vErrors;
return errors === 0;
}
validate202.evaluated = {"dynamicProps":false,"dynamicItems":false};

const schema56 = {"type":"object","additionalProperties":false,"required":["endpoint"],"properties":{"process":{"type":"string"},"endpoint":{"$ref":"#/$defs/endpoint"}}};

function validate210(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate210.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.endpoint === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "endpoint"},message:"must have required property '"+"endpoint"+"'"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 in data){
if(!((key0 === "process") || (key0 === "endpoint"))){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.process !== undefined){
if(typeof data.process !== "string"){
const err2 = {instancePath:instancePath+"/process",schemaPath:"#/properties/process/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.endpoint !== undefined){
if(!(validate202(data.endpoint, {instancePath:instancePath+"/endpoint",parentData:data,parentDataProperty:"endpoint",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate202.errors : vErrors.concat(validate202.errors);
errors = vErrors.length;
}
}
}
else {
const err3 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
validate210.errors = vErrors;
return errors === 0;
}
validate210.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const pattern10 = new RegExp("^/", "u");

function validate199(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate199.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.processes === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "processes"},message:"must have required property '"+"processes"+"'"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.steps === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "steps"},message:"must have required property '"+"steps"+"'"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
for(const key0 in data){
if(!(((key0 === "cpus") || (key0 === "processes")) || (key0 === "steps"))){
const err2 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.cpus !== undefined){
let data0 = data.cpus;
if(!(((typeof data0 == "number") && (!(data0 % 1) && !isNaN(data0))) && (isFinite(data0)))){
const err3 = {instancePath:instancePath+"/cpus",schemaPath:"#/properties/cpus/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if((typeof data0 == "number") && (isFinite(data0))){
if(data0 > 1024 || isNaN(data0)){
const err4 = {instancePath:instancePath+"/cpus",schemaPath:"#/properties/cpus/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1024},message:"must be <= 1024"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
if(data0 < 1 || isNaN(data0)){
const err5 = {instancePath:instancePath+"/cpus",schemaPath:"#/properties/cpus/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
}
if(data.processes !== undefined){
let data1 = data.processes;
if(data1 && typeof data1 == "object" && !Array.isArray(data1)){
for(const key1 in data1){
let data2 = data1[key1];
if(data2 && typeof data2 == "object" && !Array.isArray(data2)){
if(data2.pid === undefined){
const err6 = {instancePath:instancePath+"/processes/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/processes/additionalProperties/required",keyword:"required",params:{missingProperty: "pid"},message:"must have required property '"+"pid"+"'"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
if(data2.argv === undefined){
const err7 = {instancePath:instancePath+"/processes/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/processes/additionalProperties/required",keyword:"required",params:{missingProperty: "argv"},message:"must have required property '"+"argv"+"'"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
for(const key2 in data2){
if(!(((((key2 === "pid") || (key2 === "netns")) || (key2 === "argv")) || (key2 === "service")) || (key2 === "cpu"))){
const err8 = {instancePath:instancePath+"/processes/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/processes/additionalProperties/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data2.pid !== undefined){
let data3 = data2.pid;
if(!(((typeof data3 == "number") && (!(data3 % 1) && !isNaN(data3))) && (isFinite(data3)))){
const err9 = {instancePath:instancePath+"/processes/" + key1.replace(/~/g, "~0").replace(/\//g, "~1")+"/pid",schemaPath:"#/properties/processes/additionalProperties/properties/pid/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
if((typeof data3 == "number") && (isFinite(data3))){
if(data3 > 4194304 || isNaN(data3)){
const err10 = {instancePath:instancePath+"/processes/" + key1.replace(/~/g, "~0").replace(/\//g, "~1")+"/pid",schemaPath:"#/properties/processes/additionalProperties/properties/pid/maximum",keyword:"maximum",params:{comparison: "<=", limit: 4194304},message:"must be <= 4194304"};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
if(data3 < 1 || isNaN(data3)){
const err11 = {instancePath:instancePath+"/processes/" + key1.replace(/~/g, "~0").replace(/\//g, "~1")+"/pid",schemaPath:"#/properties/processes/additionalProperties/properties/pid/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
}
if(data2.netns !== undefined){
if(typeof data2.netns !== "string"){
const err12 = {instancePath:instancePath+"/processes/" + key1.replace(/~/g, "~0").replace(/\//g, "~1")+"/netns",schemaPath:"#/properties/processes/additionalProperties/properties/netns/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
if(data2.argv !== undefined){
let data5 = data2.argv;
if(Array.isArray(data5)){
if(data5.length < 1){
const err13 = {instancePath:instancePath+"/processes/" + key1.replace(/~/g, "~0").replace(/\//g, "~1")+"/argv",schemaPath:"#/properties/processes/additionalProperties/properties/argv/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
const len0 = data5.length;
for(let i0=0; i0<len0; i0++){
if(typeof data5[i0] !== "string"){
const err14 = {instancePath:instancePath+"/processes/" + key1.replace(/~/g, "~0").replace(/\//g, "~1")+"/argv/" + i0,schemaPath:"#/properties/processes/additionalProperties/properties/argv/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
}
else {
const err15 = {instancePath:instancePath+"/processes/" + key1.replace(/~/g, "~0").replace(/\//g, "~1")+"/argv",schemaPath:"#/properties/processes/additionalProperties/properties/argv/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
if(data2.service !== undefined){
if(typeof data2.service !== "string"){
const err16 = {instancePath:instancePath+"/processes/" + key1.replace(/~/g, "~0").replace(/\//g, "~1")+"/service",schemaPath:"#/properties/processes/additionalProperties/properties/service/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
if(data2.cpu !== undefined){
let data8 = data2.cpu;
if(!(((typeof data8 == "number") && (!(data8 % 1) && !isNaN(data8))) && (isFinite(data8)))){
const err17 = {instancePath:instancePath+"/processes/" + key1.replace(/~/g, "~0").replace(/\//g, "~1")+"/cpu",schemaPath:"#/properties/processes/additionalProperties/properties/cpu/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
if((typeof data8 == "number") && (isFinite(data8))){
if(data8 > 1023 || isNaN(data8)){
const err18 = {instancePath:instancePath+"/processes/" + key1.replace(/~/g, "~0").replace(/\//g, "~1")+"/cpu",schemaPath:"#/properties/processes/additionalProperties/properties/cpu/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1023},message:"must be <= 1023"};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
if(data8 < 0 || isNaN(data8)){
const err19 = {instancePath:instancePath+"/processes/" + key1.replace(/~/g, "~0").replace(/\//g, "~1")+"/cpu",schemaPath:"#/properties/processes/additionalProperties/properties/cpu/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
}
}
else {
const err20 = {instancePath:instancePath+"/processes/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/processes/additionalProperties/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
}
else {
const err21 = {instancePath:instancePath+"/processes",schemaPath:"#/properties/processes/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
if(data.steps !== undefined){
let data9 = data.steps;
if(Array.isArray(data9)){
const len1 = data9.length;
for(let i1=0; i1<len1; i1++){
let data10 = data9[i1];
if(data10 && typeof data10 == "object" && !Array.isArray(data10)){
if(Object.keys(data10).length > 1){
const err22 = {instancePath:instancePath+"/steps/" + i1,schemaPath:"#/properties/steps/items/maxProperties",keyword:"maxProperties",params:{limit: 1},message:"must NOT have more than 1 properties"};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
if(Object.keys(data10).length < 1){
const err23 = {instancePath:instancePath+"/steps/" + i1,schemaPath:"#/properties/steps/items/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties"};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
for(const key3 in data10){
if(!(((((key3 === "curl") || (key3 === "connect")) || (key3 === "request")) || (key3 === "respond")) || (key3 === "close"))){
const err24 = {instancePath:instancePath+"/steps/" + i1,schemaPath:"#/properties/steps/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key3},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
if(data10.curl !== undefined){
let data11 = data10.curl;
if(data11 && typeof data11 == "object" && !Array.isArray(data11)){
if(data11.to === undefined){
const err25 = {instancePath:instancePath+"/steps/" + i1+"/curl",schemaPath:"#/properties/steps/items/properties/curl/required",keyword:"required",params:{missingProperty: "to"},message:"must have required property '"+"to"+"'"};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
if(data11.proxy === undefined){
const err26 = {instancePath:instancePath+"/steps/" + i1+"/curl",schemaPath:"#/properties/steps/items/properties/curl/required",keyword:"required",params:{missingProperty: "proxy"},message:"must have required property '"+"proxy"+"'"};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
if(data11["proxy-address"] === undefined){
const err27 = {instancePath:instancePath+"/steps/" + i1+"/curl",schemaPath:"#/properties/steps/items/properties/curl/required",keyword:"required",params:{missingProperty: "proxy-address"},message:"must have required property '"+"proxy-address"+"'"};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
if(data11.server === undefined){
const err28 = {instancePath:instancePath+"/steps/" + i1+"/curl",schemaPath:"#/properties/steps/items/properties/curl/required",keyword:"required",params:{missingProperty: "server"},message:"must have required property '"+"server"+"'"};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
if(data11.target === undefined){
const err29 = {instancePath:instancePath+"/steps/" + i1+"/curl",schemaPath:"#/properties/steps/items/properties/curl/required",keyword:"required",params:{missingProperty: "target"},message:"must have required property '"+"target"+"'"};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
for(const key4 in data11){
if(!(func1.call(schema54.properties.steps.items.properties.curl.properties, key4))){
const err30 = {instancePath:instancePath+"/steps/" + i1+"/curl",schemaPath:"#/properties/steps/items/properties/curl/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key4},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
}
if(data11.start !== undefined){
if(!(validate186(data11.start, {instancePath:instancePath+"/steps/" + i1+"/curl/start",parentData:data11,parentDataProperty:"start",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate186.errors : vErrors.concat(validate186.errors);
errors = vErrors.length;
}
}
if(data11.repeat !== undefined){
let data13 = data11.repeat;
if(!(((typeof data13 == "number") && (!(data13 % 1) && !isNaN(data13))) && (isFinite(data13)))){
const err31 = {instancePath:instancePath+"/steps/" + i1+"/curl/repeat",schemaPath:"#/properties/steps/items/properties/curl/properties/repeat/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
if((typeof data13 == "number") && (isFinite(data13))){
if(data13 > 1000000 || isNaN(data13)){
const err32 = {instancePath:instancePath+"/steps/" + i1+"/curl/repeat",schemaPath:"#/properties/steps/items/properties/curl/properties/repeat/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000000},message:"must be <= 1000000"};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
if(data13 < 1 || isNaN(data13)){
const err33 = {instancePath:instancePath+"/steps/" + i1+"/curl/repeat",schemaPath:"#/properties/steps/items/properties/curl/properties/repeat/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
}
}
if(data11.every !== undefined){
if(!(validate186(data11.every, {instancePath:instancePath+"/steps/" + i1+"/curl/every",parentData:data11,parentDataProperty:"every",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate186.errors : vErrors.concat(validate186.errors);
errors = vErrors.length;
}
}
if(data11["first-pid"] !== undefined){
let data15 = data11["first-pid"];
if(!(((typeof data15 == "number") && (!(data15 % 1) && !isNaN(data15))) && (isFinite(data15)))){
const err34 = {instancePath:instancePath+"/steps/" + i1+"/curl/first-pid",schemaPath:"#/properties/steps/items/properties/curl/properties/first-pid/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
if((typeof data15 == "number") && (isFinite(data15))){
if(data15 > 4194304 || isNaN(data15)){
const err35 = {instancePath:instancePath+"/steps/" + i1+"/curl/first-pid",schemaPath:"#/properties/steps/items/properties/curl/properties/first-pid/maximum",keyword:"maximum",params:{comparison: "<=", limit: 4194304},message:"must be <= 4194304"};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
if(data15 < 1 || isNaN(data15)){
const err36 = {instancePath:instancePath+"/steps/" + i1+"/curl/first-pid",schemaPath:"#/properties/steps/items/properties/curl/properties/first-pid/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
}
}
if(data11.to !== undefined){
if(!(validate202(data11.to, {instancePath:instancePath+"/steps/" + i1+"/curl/to",parentData:data11,parentDataProperty:"to",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate202.errors : vErrors.concat(validate202.errors);
errors = vErrors.length;
}
}
if(data11.path !== undefined){
let data17 = data11.path;
if(typeof data17 === "string"){
if(!pattern10.test(data17)){
const err37 = {instancePath:instancePath+"/steps/" + i1+"/curl/path",schemaPath:"#/properties/steps/items/properties/curl/properties/path/pattern",keyword:"pattern",params:{pattern: "^/"},message:"must match pattern \""+"^/"+"\""};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
}
else {
const err38 = {instancePath:instancePath+"/steps/" + i1+"/curl/path",schemaPath:"#/properties/steps/items/properties/curl/properties/path/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
}
if(data11.status !== undefined){
let data18 = data11.status;
if(!(((typeof data18 == "number") && (!(data18 % 1) && !isNaN(data18))) && (isFinite(data18)))){
const err39 = {instancePath:instancePath+"/steps/" + i1+"/curl/status",schemaPath:"#/properties/steps/items/properties/curl/properties/status/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
if((typeof data18 == "number") && (isFinite(data18))){
if(data18 > 599 || isNaN(data18)){
const err40 = {instancePath:instancePath+"/steps/" + i1+"/curl/status",schemaPath:"#/properties/steps/items/properties/curl/properties/status/maximum",keyword:"maximum",params:{comparison: "<=", limit: 599},message:"must be <= 599"};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
if(data18 < 100 || isNaN(data18)){
const err41 = {instancePath:instancePath+"/steps/" + i1+"/curl/status",schemaPath:"#/properties/steps/items/properties/curl/properties/status/minimum",keyword:"minimum",params:{comparison: ">=", limit: 100},message:"must be >= 100"};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
}
}
if(data11.proxy !== undefined){
if(typeof data11.proxy !== "string"){
const err42 = {instancePath:instancePath+"/steps/" + i1+"/curl/proxy",schemaPath:"#/properties/steps/items/properties/curl/properties/proxy/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
}
}
if(data11["proxy-address"] !== undefined){
if(typeof data11["proxy-address"] !== "string"){
const err43 = {instancePath:instancePath+"/steps/" + i1+"/curl/proxy-address",schemaPath:"#/properties/steps/items/properties/curl/properties/proxy-address/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
}
}
if(data11.server !== undefined){
if(typeof data11.server !== "string"){
const err44 = {instancePath:instancePath+"/steps/" + i1+"/curl/server",schemaPath:"#/properties/steps/items/properties/curl/properties/server/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err44];
}
else {
vErrors.push(err44);
}
errors++;
}
}
if(data11.target !== undefined){
if(!(validate202(data11.target, {instancePath:instancePath+"/steps/" + i1+"/curl/target",parentData:data11,parentDataProperty:"target",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate202.errors : vErrors.concat(validate202.errors);
errors = vErrors.length;
}
}
if(data11.think !== undefined){
if(!(validate186(data11.think, {instancePath:instancePath+"/steps/" + i1+"/curl/think",parentData:data11,parentDataProperty:"think",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate186.errors : vErrors.concat(validate186.errors);
errors = vErrors.length;
}
}
if(data11.hold !== undefined){
if(!(validate186(data11.hold, {instancePath:instancePath+"/steps/" + i1+"/curl/hold",parentData:data11,parentDataProperty:"hold",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate186.errors : vErrors.concat(validate186.errors);
errors = vErrors.length;
}
}
if(data11["bridge-hold"] !== undefined){
if(!(validate186(data11["bridge-hold"], {instancePath:instancePath+"/steps/" + i1+"/curl/bridge-hold",parentData:data11,parentDataProperty:"bridge-hold",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate186.errors : vErrors.concat(validate186.errors);
errors = vErrors.length;
}
}
if(data11["server-hold"] !== undefined){
if(!(validate186(data11["server-hold"], {instancePath:instancePath+"/steps/" + i1+"/curl/server-hold",parentData:data11,parentDataProperty:"server-hold",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate186.errors : vErrors.concat(validate186.errors);
errors = vErrors.length;
}
}
}
else {
const err45 = {instancePath:instancePath+"/steps/" + i1+"/curl",schemaPath:"#/properties/steps/items/properties/curl/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err45];
}
else {
vErrors.push(err45);
}
errors++;
}
}
if(data10.connect !== undefined){
let data27 = data10.connect;
if(data27 && typeof data27 == "object" && !Array.isArray(data27)){
if(data27.at === undefined){
const err46 = {instancePath:instancePath+"/steps/" + i1+"/connect",schemaPath:"#/properties/steps/items/properties/connect/required",keyword:"required",params:{missingProperty: "at"},message:"must have required property '"+"at"+"'"};
if(vErrors === null){
vErrors = [err46];
}
else {
vErrors.push(err46);
}
errors++;
}
if(data27.flow === undefined){
const err47 = {instancePath:instancePath+"/steps/" + i1+"/connect",schemaPath:"#/properties/steps/items/properties/connect/required",keyword:"required",params:{missingProperty: "flow"},message:"must have required property '"+"flow"+"'"};
if(vErrors === null){
vErrors = [err47];
}
else {
vErrors.push(err47);
}
errors++;
}
if(data27.client === undefined){
const err48 = {instancePath:instancePath+"/steps/" + i1+"/connect",schemaPath:"#/properties/steps/items/properties/connect/required",keyword:"required",params:{missingProperty: "client"},message:"must have required property '"+"client"+"'"};
if(vErrors === null){
vErrors = [err48];
}
else {
vErrors.push(err48);
}
errors++;
}
if(data27.server === undefined){
const err49 = {instancePath:instancePath+"/steps/" + i1+"/connect",schemaPath:"#/properties/steps/items/properties/connect/required",keyword:"required",params:{missingProperty: "server"},message:"must have required property '"+"server"+"'"};
if(vErrors === null){
vErrors = [err49];
}
else {
vErrors.push(err49);
}
errors++;
}
for(const key5 in data27){
if(!((((key5 === "at") || (key5 === "flow")) || (key5 === "client")) || (key5 === "server"))){
const err50 = {instancePath:instancePath+"/steps/" + i1+"/connect",schemaPath:"#/properties/steps/items/properties/connect/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key5},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err50];
}
else {
vErrors.push(err50);
}
errors++;
}
}
if(data27.at !== undefined){
if(!(validate186(data27.at, {instancePath:instancePath+"/steps/" + i1+"/connect/at",parentData:data27,parentDataProperty:"at",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate186.errors : vErrors.concat(validate186.errors);
errors = vErrors.length;
}
}
if(data27.flow !== undefined){
if(typeof data27.flow !== "string"){
const err51 = {instancePath:instancePath+"/steps/" + i1+"/connect/flow",schemaPath:"#/properties/steps/items/properties/connect/properties/flow/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err51];
}
else {
vErrors.push(err51);
}
errors++;
}
}
if(data27.client !== undefined){
if(!(validate210(data27.client, {instancePath:instancePath+"/steps/" + i1+"/connect/client",parentData:data27,parentDataProperty:"client",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate210.errors : vErrors.concat(validate210.errors);
errors = vErrors.length;
}
}
if(data27.server !== undefined){
if(!(validate210(data27.server, {instancePath:instancePath+"/steps/" + i1+"/connect/server",parentData:data27,parentDataProperty:"server",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate210.errors : vErrors.concat(validate210.errors);
errors = vErrors.length;
}
}
}
else {
const err52 = {instancePath:instancePath+"/steps/" + i1+"/connect",schemaPath:"#/properties/steps/items/properties/connect/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err52];
}
else {
vErrors.push(err52);
}
errors++;
}
}
if(data10.request !== undefined){
let data32 = data10.request;
if(data32 && typeof data32 == "object" && !Array.isArray(data32)){
if(data32.at === undefined){
const err53 = {instancePath:instancePath+"/steps/" + i1+"/request",schemaPath:"#/properties/steps/items/properties/request/required",keyword:"required",params:{missingProperty: "at"},message:"must have required property '"+"at"+"'"};
if(vErrors === null){
vErrors = [err53];
}
else {
vErrors.push(err53);
}
errors++;
}
if(data32.flow === undefined){
const err54 = {instancePath:instancePath+"/steps/" + i1+"/request",schemaPath:"#/properties/steps/items/properties/request/required",keyword:"required",params:{missingProperty: "flow"},message:"must have required property '"+"flow"+"'"};
if(vErrors === null){
vErrors = [err54];
}
else {
vErrors.push(err54);
}
errors++;
}
for(const key6 in data32){
if(!((((key6 === "at") || (key6 === "flow")) || (key6 === "method")) || (key6 === "path"))){
const err55 = {instancePath:instancePath+"/steps/" + i1+"/request",schemaPath:"#/properties/steps/items/properties/request/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key6},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err55];
}
else {
vErrors.push(err55);
}
errors++;
}
}
if(data32.at !== undefined){
if(!(validate186(data32.at, {instancePath:instancePath+"/steps/" + i1+"/request/at",parentData:data32,parentDataProperty:"at",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate186.errors : vErrors.concat(validate186.errors);
errors = vErrors.length;
}
}
if(data32.flow !== undefined){
if(typeof data32.flow !== "string"){
const err56 = {instancePath:instancePath+"/steps/" + i1+"/request/flow",schemaPath:"#/properties/steps/items/properties/request/properties/flow/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err56];
}
else {
vErrors.push(err56);
}
errors++;
}
}
if(data32.method !== undefined){
let data35 = data32.method;
if(!((((((((data35 === "GET") || (data35 === "POST")) || (data35 === "PUT")) || (data35 === "DELETE")) || (data35 === "HEAD")) || (data35 === "OPTIONS")) || (data35 === "PATCH")) || (data35 === "TRACE"))){
const err57 = {instancePath:instancePath+"/steps/" + i1+"/request/method",schemaPath:"#/properties/steps/items/properties/request/properties/method/enum",keyword:"enum",params:{allowedValues: schema54.properties.steps.items.properties.request.properties.method.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err57];
}
else {
vErrors.push(err57);
}
errors++;
}
}
if(data32.path !== undefined){
let data36 = data32.path;
if(typeof data36 === "string"){
if(!pattern10.test(data36)){
const err58 = {instancePath:instancePath+"/steps/" + i1+"/request/path",schemaPath:"#/properties/steps/items/properties/request/properties/path/pattern",keyword:"pattern",params:{pattern: "^/"},message:"must match pattern \""+"^/"+"\""};
if(vErrors === null){
vErrors = [err58];
}
else {
vErrors.push(err58);
}
errors++;
}
}
else {
const err59 = {instancePath:instancePath+"/steps/" + i1+"/request/path",schemaPath:"#/properties/steps/items/properties/request/properties/path/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err59];
}
else {
vErrors.push(err59);
}
errors++;
}
}
}
else {
const err60 = {instancePath:instancePath+"/steps/" + i1+"/request",schemaPath:"#/properties/steps/items/properties/request/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err60];
}
else {
vErrors.push(err60);
}
errors++;
}
}
if(data10.respond !== undefined){
let data37 = data10.respond;
if(data37 && typeof data37 == "object" && !Array.isArray(data37)){
if(data37.at === undefined){
const err61 = {instancePath:instancePath+"/steps/" + i1+"/respond",schemaPath:"#/properties/steps/items/properties/respond/required",keyword:"required",params:{missingProperty: "at"},message:"must have required property '"+"at"+"'"};
if(vErrors === null){
vErrors = [err61];
}
else {
vErrors.push(err61);
}
errors++;
}
if(data37.flow === undefined){
const err62 = {instancePath:instancePath+"/steps/" + i1+"/respond",schemaPath:"#/properties/steps/items/properties/respond/required",keyword:"required",params:{missingProperty: "flow"},message:"must have required property '"+"flow"+"'"};
if(vErrors === null){
vErrors = [err62];
}
else {
vErrors.push(err62);
}
errors++;
}
for(const key7 in data37){
if(!(((key7 === "at") || (key7 === "flow")) || (key7 === "status"))){
const err63 = {instancePath:instancePath+"/steps/" + i1+"/respond",schemaPath:"#/properties/steps/items/properties/respond/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key7},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err63];
}
else {
vErrors.push(err63);
}
errors++;
}
}
if(data37.at !== undefined){
if(!(validate186(data37.at, {instancePath:instancePath+"/steps/" + i1+"/respond/at",parentData:data37,parentDataProperty:"at",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate186.errors : vErrors.concat(validate186.errors);
errors = vErrors.length;
}
}
if(data37.flow !== undefined){
if(typeof data37.flow !== "string"){
const err64 = {instancePath:instancePath+"/steps/" + i1+"/respond/flow",schemaPath:"#/properties/steps/items/properties/respond/properties/flow/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err64];
}
else {
vErrors.push(err64);
}
errors++;
}
}
if(data37.status !== undefined){
let data40 = data37.status;
if(!(((typeof data40 == "number") && (!(data40 % 1) && !isNaN(data40))) && (isFinite(data40)))){
const err65 = {instancePath:instancePath+"/steps/" + i1+"/respond/status",schemaPath:"#/properties/steps/items/properties/respond/properties/status/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err65];
}
else {
vErrors.push(err65);
}
errors++;
}
if((typeof data40 == "number") && (isFinite(data40))){
if(data40 > 599 || isNaN(data40)){
const err66 = {instancePath:instancePath+"/steps/" + i1+"/respond/status",schemaPath:"#/properties/steps/items/properties/respond/properties/status/maximum",keyword:"maximum",params:{comparison: "<=", limit: 599},message:"must be <= 599"};
if(vErrors === null){
vErrors = [err66];
}
else {
vErrors.push(err66);
}
errors++;
}
if(data40 < 100 || isNaN(data40)){
const err67 = {instancePath:instancePath+"/steps/" + i1+"/respond/status",schemaPath:"#/properties/steps/items/properties/respond/properties/status/minimum",keyword:"minimum",params:{comparison: ">=", limit: 100},message:"must be >= 100"};
if(vErrors === null){
vErrors = [err67];
}
else {
vErrors.push(err67);
}
errors++;
}
}
}
}
else {
const err68 = {instancePath:instancePath+"/steps/" + i1+"/respond",schemaPath:"#/properties/steps/items/properties/respond/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err68];
}
else {
vErrors.push(err68);
}
errors++;
}
}
if(data10.close !== undefined){
let data41 = data10.close;
if(data41 && typeof data41 == "object" && !Array.isArray(data41)){
if(data41.at === undefined){
const err69 = {instancePath:instancePath+"/steps/" + i1+"/close",schemaPath:"#/properties/steps/items/properties/close/required",keyword:"required",params:{missingProperty: "at"},message:"must have required property '"+"at"+"'"};
if(vErrors === null){
vErrors = [err69];
}
else {
vErrors.push(err69);
}
errors++;
}
if(data41.flow === undefined){
const err70 = {instancePath:instancePath+"/steps/" + i1+"/close",schemaPath:"#/properties/steps/items/properties/close/required",keyword:"required",params:{missingProperty: "flow"},message:"must have required property '"+"flow"+"'"};
if(vErrors === null){
vErrors = [err70];
}
else {
vErrors.push(err70);
}
errors++;
}
for(const key8 in data41){
if(!((((key8 === "at") || (key8 === "flow")) || (key8 === "by")) || (key8 === "other-after"))){
const err71 = {instancePath:instancePath+"/steps/" + i1+"/close",schemaPath:"#/properties/steps/items/properties/close/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key8},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err71];
}
else {
vErrors.push(err71);
}
errors++;
}
}
if(data41.at !== undefined){
if(!(validate186(data41.at, {instancePath:instancePath+"/steps/" + i1+"/close/at",parentData:data41,parentDataProperty:"at",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate186.errors : vErrors.concat(validate186.errors);
errors = vErrors.length;
}
}
if(data41.flow !== undefined){
if(typeof data41.flow !== "string"){
const err72 = {instancePath:instancePath+"/steps/" + i1+"/close/flow",schemaPath:"#/properties/steps/items/properties/close/properties/flow/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err72];
}
else {
vErrors.push(err72);
}
errors++;
}
}
if(data41.by !== undefined){
let data44 = data41.by;
if(!((data44 === "client") || (data44 === "server"))){
const err73 = {instancePath:instancePath+"/steps/" + i1+"/close/by",schemaPath:"#/properties/steps/items/properties/close/properties/by/enum",keyword:"enum",params:{allowedValues: schema54.properties.steps.items.properties.close.properties.by.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err73];
}
else {
vErrors.push(err73);
}
errors++;
}
}
if(data41["other-after"] !== undefined){
if(!(validate186(data41["other-after"], {instancePath:instancePath+"/steps/" + i1+"/close/other-after",parentData:data41,parentDataProperty:"other-after",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate186.errors : vErrors.concat(validate186.errors);
errors = vErrors.length;
}
}
}
else {
const err74 = {instancePath:instancePath+"/steps/" + i1+"/close",schemaPath:"#/properties/steps/items/properties/close/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err74];
}
else {
vErrors.push(err74);
}
errors++;
}
}
}
else {
const err75 = {instancePath:instancePath+"/steps/" + i1,schemaPath:"#/properties/steps/items/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err75];
}
else {
vErrors.push(err75);
}
errors++;
}
}
}
else {
const err76 = {instancePath:instancePath+"/steps",schemaPath:"#/properties/steps/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err76];
}
else {
vErrors.push(err76);
}
errors++;
}
}
}
else {
const err77 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err77];
}
else {
vErrors.push(err77);
}
errors++;
}
validate199.errors = vErrors;
return errors === 0;
}
validate199.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema57 = {"type":"object","additionalProperties":false,"required":["processes","steps"],"properties":{"uptime":{"$ref":"#/$defs/duration"},"iis":{"type":"object","additionalProperties":false,"required":["sites"],"properties":{"sites":{"type":"array","items":{"type":"object","additionalProperties":false,"required":["id","name"],"properties":{"id":{"type":["string","integer"]},"name":{"type":"string"},"apps":{"type":"array","items":{"type":"object","additionalProperties":false,"required":["path"],"properties":{"path":{"type":"string"},"vdir":{"type":"string"},"json":{"type":"object","additionalProperties":false,"required":[],"properties":{"service":{"type":"string"},"env":{"type":"string"},"version":{"type":"string"}}},"web":{"type":"object","additionalProperties":false,"required":[],"properties":{"service":{"type":"string"},"env":{"type":"string"},"version":{"type":"string"}}},"traceConfigFile":{"type":"object","additionalProperties":false,"required":[],"properties":{"service":{"type":"string"},"env":{"type":"string"},"version":{"type":"string"}}}}}}}}}}},"processes":{"type":"object","additionalProperties":{"type":"object","additionalProperties":false,"required":["pid","argv"],"properties":{"pid":{"type":"integer","minimum":1,"maximum":4294967295},"argv":{"type":"array","minItems":1,"items":{"type":"string"}},"service":{"type":"string"}}}},"steps":{"type":"array","items":{"type":"object","additionalProperties":false,"minProperties":1,"maxProperties":1,"properties":{"flow":{"type":"object","additionalProperties":false,"required":["at","name","process","local","remote"],"properties":{"at":{"$ref":"#/$defs/duration"},"name":{"type":"string"},"process":{"type":"string"},"local":{"$ref":"#/$defs/endpoint"},"remote":{"$ref":"#/$defs/endpoint"},"direction":{"enum":["in","out"]},"protocol":{"enum":["tcp","udp"]},"cookie":{"type":"integer","minimum":0,"maximum":9007199254740991},"status":{"enum":["unknown","attempted","established","refused","timed-out","reset-sent","reset-received"]},"request":{"enum":["http-post","http-get","http-delete","http2","tls","redis","postgres","mysql","mongo","amqp"]}}},"traffic":{"type":"object","additionalProperties":false,"required":["at","flow"],"properties":{"at":{"$ref":"#/$defs/duration"},"flow":{"type":"string"},"sent":{"$ref":"#/$defs/count"},"received":{"$ref":"#/$defs/count"},"repeat":{"type":"integer","minimum":1,"maximum":1000000},"every":{"$ref":"#/$defs/duration"}}},"status":{"type":"object","additionalProperties":false,"required":["at","flow","is"],"properties":{"at":{"$ref":"#/$defs/duration"},"flow":{"type":"string"},"is":{"enum":["unknown","attempted","established","refused","timed-out","reset-sent","reset-received"]}}},"end":{"type":"object","additionalProperties":false,"required":["at","flow"],"properties":{"at":{"$ref":"#/$defs/duration"},"flow":{"type":"string"},"as":{"enum":["closed","unknown","attempted","established","refused","timed-out","reset-sent","reset-received"]},"lingers":{"type":"boolean"}}},"resets":{"type":"object","additionalProperties":false,"required":["process","local","remote"],"properties":{"start":{"$ref":"#/$defs/duration"},"repeat":{"type":"integer","minimum":1,"maximum":1000000},"every":{"$ref":"#/$defs/duration"},"process":{"type":"string"},"local":{"type":"string"},"remote":{"$ref":"#/$defs/endpoint"},"sent":{"$ref":"#/$defs/count"},"received":{"$ref":"#/$defs/count"},"life":{"$ref":"#/$defs/duration"},"lingering":{"$ref":"#/$defs/count"},"late-bytes":{"$ref":"#/$defs/count"},"late-times":{"$ref":"#/$defs/count"},"late-every":{"$ref":"#/$defs/duration"}}},"http-connection":{"type":"object","additionalProperties":false,"required":["at","name","process","local","remote"],"properties":{"at":{"$ref":"#/$defs/duration"},"name":{"type":"string"},"process":{"type":"string"},"local":{"$ref":"#/$defs/endpoint"},"remote":{"$ref":"#/$defs/endpoint"},"tls":{"type":"boolean"},"flow":{"type":"boolean"},"agent-misses":{"type":"array","items":{"type":"integer","minimum":0,"maximum":65535}},"activity-of":{"type":"string"}}},"http":{"type":"object","additionalProperties":false,"required":["at","connection"],"properties":{"at":{"$ref":"#/$defs/duration"},"connection":{"type":"string"},"request":{"type":"string"},"method":{"enum":["GET","POST","PUT","DELETE","HEAD","OPTIONS","PATCH","TRACE"]},"path":{"type":"string","pattern":"^/"},"url":{"type":"string"},"status":{"type":"integer","minimum":0,"maximum":999},"site":{"$ref":"#/$defs/count"},"queue":{"type":"string"},"repeat":{"type":"integer","minimum":1,"maximum":1000000},"every":{"$ref":"#/$defs/duration"},"spacing":{"$ref":"#/$defs/duration"},"think":{"$ref":"#/$defs/duration"},"events":{"type":"array","items":{"type":"integer","minimum":0,"maximum":65535}},"agent-misses":{"type":"array","items":{"type":"integer","minimum":0,"maximum":65535}}}},"http-events":{"type":"object","additionalProperties":false,"required":["at","request","events"],"properties":{"at":{"$ref":"#/$defs/duration"},"request":{"type":"string"},"spacing":{"$ref":"#/$defs/duration"},"events":{"type":"array","items":{"type":"integer","minimum":0,"maximum":65535}},"agent-misses":{"type":"array","items":{"type":"integer","minimum":0,"maximum":65535}}}},"http-close":{"type":"object","additionalProperties":false,"required":["at","connection"],"properties":{"at":{"$ref":"#/$defs/duration"},"connection":{"type":"string"},"spacing":{"$ref":"#/$defs/duration"},"events":{"type":"array","items":{"type":"integer","minimum":0,"maximum":65535}},"agent-misses":{"type":"array","items":{"type":"integer","minimum":0,"maximum":65535}}}},"driver-http":{"type":"object","additionalProperties":false,"required":["at","flow"],"properties":{"at":{"$ref":"#/$defs/duration"},"flow":{"type":"string"},"method":{"enum":["GET","POST","PUT","DELETE","HEAD","OPTIONS","PATCH","TRACE"]},"path":{"type":"string","pattern":"^/"},"status":{"type":"integer","minimum":0,"maximum":999},"think":{"$ref":"#/$defs/duration"},"repeat":{"type":"integer","minimum":1,"maximum":1000000},"every":{"$ref":"#/$defs/duration"}}}}}}}};
const schema58 = {"type":"integer","minimum":0};

function validate225(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate225.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(!(((typeof data == "number") && (!(data % 1) && !isNaN(data))) && (isFinite(data)))){
const err0 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if((typeof data == "number") && (isFinite(data))){
if(data < 0 || isNaN(data)){
const err1 = {instancePath,schemaPath:"#/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
validate225.errors = vErrors;
return errors === 0;
}
validate225.evaluated = {"dynamicProps":false,"dynamicItems":false};


function validate219(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate219.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.processes === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "processes"},message:"must have required property '"+"processes"+"'"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.steps === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "steps"},message:"must have required property '"+"steps"+"'"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
for(const key0 in data){
if(!((((key0 === "uptime") || (key0 === "iis")) || (key0 === "processes")) || (key0 === "steps"))){
const err2 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.uptime !== undefined){
if(!(validate186(data.uptime, {instancePath:instancePath+"/uptime",parentData:data,parentDataProperty:"uptime",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate186.errors : vErrors.concat(validate186.errors);
errors = vErrors.length;
}
}
if(data.iis !== undefined){
let data1 = data.iis;
if(data1 && typeof data1 == "object" && !Array.isArray(data1)){
if(data1.sites === undefined){
const err3 = {instancePath:instancePath+"/iis",schemaPath:"#/properties/iis/required",keyword:"required",params:{missingProperty: "sites"},message:"must have required property '"+"sites"+"'"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
for(const key1 in data1){
if(!(key1 === "sites")){
const err4 = {instancePath:instancePath+"/iis",schemaPath:"#/properties/iis/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data1.sites !== undefined){
let data2 = data1.sites;
if(Array.isArray(data2)){
const len0 = data2.length;
for(let i0=0; i0<len0; i0++){
let data3 = data2[i0];
if(data3 && typeof data3 == "object" && !Array.isArray(data3)){
if(data3.id === undefined){
const err5 = {instancePath:instancePath+"/iis/sites/" + i0,schemaPath:"#/properties/iis/properties/sites/items/required",keyword:"required",params:{missingProperty: "id"},message:"must have required property '"+"id"+"'"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if(data3.name === undefined){
const err6 = {instancePath:instancePath+"/iis/sites/" + i0,schemaPath:"#/properties/iis/properties/sites/items/required",keyword:"required",params:{missingProperty: "name"},message:"must have required property '"+"name"+"'"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
for(const key2 in data3){
if(!(((key2 === "id") || (key2 === "name")) || (key2 === "apps"))){
const err7 = {instancePath:instancePath+"/iis/sites/" + i0,schemaPath:"#/properties/iis/properties/sites/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data3.id !== undefined){
let data4 = data3.id;
if((typeof data4 !== "string") && (!(((typeof data4 == "number") && (!(data4 % 1) && !isNaN(data4))) && (isFinite(data4))))){
const err8 = {instancePath:instancePath+"/iis/sites/" + i0+"/id",schemaPath:"#/properties/iis/properties/sites/items/properties/id/type",keyword:"type",params:{type: schema57.properties.iis.properties.sites.items.properties.id.type},message:"must be string,integer"};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data3.name !== undefined){
if(typeof data3.name !== "string"){
const err9 = {instancePath:instancePath+"/iis/sites/" + i0+"/name",schemaPath:"#/properties/iis/properties/sites/items/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data3.apps !== undefined){
let data6 = data3.apps;
if(Array.isArray(data6)){
const len1 = data6.length;
for(let i1=0; i1<len1; i1++){
let data7 = data6[i1];
if(data7 && typeof data7 == "object" && !Array.isArray(data7)){
if(data7.path === undefined){
const err10 = {instancePath:instancePath+"/iis/sites/" + i0+"/apps/" + i1,schemaPath:"#/properties/iis/properties/sites/items/properties/apps/items/required",keyword:"required",params:{missingProperty: "path"},message:"must have required property '"+"path"+"'"};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
for(const key3 in data7){
if(!(((((key3 === "path") || (key3 === "vdir")) || (key3 === "json")) || (key3 === "web")) || (key3 === "traceConfigFile"))){
const err11 = {instancePath:instancePath+"/iis/sites/" + i0+"/apps/" + i1,schemaPath:"#/properties/iis/properties/sites/items/properties/apps/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key3},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data7.path !== undefined){
if(typeof data7.path !== "string"){
const err12 = {instancePath:instancePath+"/iis/sites/" + i0+"/apps/" + i1+"/path",schemaPath:"#/properties/iis/properties/sites/items/properties/apps/items/properties/path/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
if(data7.vdir !== undefined){
if(typeof data7.vdir !== "string"){
const err13 = {instancePath:instancePath+"/iis/sites/" + i0+"/apps/" + i1+"/vdir",schemaPath:"#/properties/iis/properties/sites/items/properties/apps/items/properties/vdir/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
if(data7.json !== undefined){
let data10 = data7.json;
if(data10 && typeof data10 == "object" && !Array.isArray(data10)){
for(const key4 in data10){
if(!(((key4 === "service") || (key4 === "env")) || (key4 === "version"))){
const err14 = {instancePath:instancePath+"/iis/sites/" + i0+"/apps/" + i1+"/json",schemaPath:"#/properties/iis/properties/sites/items/properties/apps/items/properties/json/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key4},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
if(data10.service !== undefined){
if(typeof data10.service !== "string"){
const err15 = {instancePath:instancePath+"/iis/sites/" + i0+"/apps/" + i1+"/json/service",schemaPath:"#/properties/iis/properties/sites/items/properties/apps/items/properties/json/properties/service/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
if(data10.env !== undefined){
if(typeof data10.env !== "string"){
const err16 = {instancePath:instancePath+"/iis/sites/" + i0+"/apps/" + i1+"/json/env",schemaPath:"#/properties/iis/properties/sites/items/properties/apps/items/properties/json/properties/env/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
if(data10.version !== undefined){
if(typeof data10.version !== "string"){
const err17 = {instancePath:instancePath+"/iis/sites/" + i0+"/apps/" + i1+"/json/version",schemaPath:"#/properties/iis/properties/sites/items/properties/apps/items/properties/json/properties/version/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
}
else {
const err18 = {instancePath:instancePath+"/iis/sites/" + i0+"/apps/" + i1+"/json",schemaPath:"#/properties/iis/properties/sites/items/properties/apps/items/properties/json/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
if(data7.web !== undefined){
let data14 = data7.web;
if(data14 && typeof data14 == "object" && !Array.isArray(data14)){
for(const key5 in data14){
if(!(((key5 === "service") || (key5 === "env")) || (key5 === "version"))){
const err19 = {instancePath:instancePath+"/iis/sites/" + i0+"/apps/" + i1+"/web",schemaPath:"#/properties/iis/properties/sites/items/properties/apps/items/properties/web/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key5},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
if(data14.service !== undefined){
if(typeof data14.service !== "string"){
const err20 = {instancePath:instancePath+"/iis/sites/" + i0+"/apps/" + i1+"/web/service",schemaPath:"#/properties/iis/properties/sites/items/properties/apps/items/properties/web/properties/service/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
if(data14.env !== undefined){
if(typeof data14.env !== "string"){
const err21 = {instancePath:instancePath+"/iis/sites/" + i0+"/apps/" + i1+"/web/env",schemaPath:"#/properties/iis/properties/sites/items/properties/apps/items/properties/web/properties/env/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
if(data14.version !== undefined){
if(typeof data14.version !== "string"){
const err22 = {instancePath:instancePath+"/iis/sites/" + i0+"/apps/" + i1+"/web/version",schemaPath:"#/properties/iis/properties/sites/items/properties/apps/items/properties/web/properties/version/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
}
else {
const err23 = {instancePath:instancePath+"/iis/sites/" + i0+"/apps/" + i1+"/web",schemaPath:"#/properties/iis/properties/sites/items/properties/apps/items/properties/web/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
if(data7.traceConfigFile !== undefined){
let data18 = data7.traceConfigFile;
if(data18 && typeof data18 == "object" && !Array.isArray(data18)){
for(const key6 in data18){
if(!(((key6 === "service") || (key6 === "env")) || (key6 === "version"))){
const err24 = {instancePath:instancePath+"/iis/sites/" + i0+"/apps/" + i1+"/traceConfigFile",schemaPath:"#/properties/iis/properties/sites/items/properties/apps/items/properties/traceConfigFile/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key6},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
if(data18.service !== undefined){
if(typeof data18.service !== "string"){
const err25 = {instancePath:instancePath+"/iis/sites/" + i0+"/apps/" + i1+"/traceConfigFile/service",schemaPath:"#/properties/iis/properties/sites/items/properties/apps/items/properties/traceConfigFile/properties/service/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
}
if(data18.env !== undefined){
if(typeof data18.env !== "string"){
const err26 = {instancePath:instancePath+"/iis/sites/" + i0+"/apps/" + i1+"/traceConfigFile/env",schemaPath:"#/properties/iis/properties/sites/items/properties/apps/items/properties/traceConfigFile/properties/env/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
}
if(data18.version !== undefined){
if(typeof data18.version !== "string"){
const err27 = {instancePath:instancePath+"/iis/sites/" + i0+"/apps/" + i1+"/traceConfigFile/version",schemaPath:"#/properties/iis/properties/sites/items/properties/apps/items/properties/traceConfigFile/properties/version/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
}
}
else {
const err28 = {instancePath:instancePath+"/iis/sites/" + i0+"/apps/" + i1+"/traceConfigFile",schemaPath:"#/properties/iis/properties/sites/items/properties/apps/items/properties/traceConfigFile/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
}
}
else {
const err29 = {instancePath:instancePath+"/iis/sites/" + i0+"/apps/" + i1,schemaPath:"#/properties/iis/properties/sites/items/properties/apps/items/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
}
}
else {
const err30 = {instancePath:instancePath+"/iis/sites/" + i0+"/apps",schemaPath:"#/properties/iis/properties/sites/items/properties/apps/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
}
}
else {
const err31 = {instancePath:instancePath+"/iis/sites/" + i0,schemaPath:"#/properties/iis/properties/sites/items/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
}
}
else {
const err32 = {instancePath:instancePath+"/iis/sites",schemaPath:"#/properties/iis/properties/sites/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
}
}
else {
const err33 = {instancePath:instancePath+"/iis",schemaPath:"#/properties/iis/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
}
if(data.processes !== undefined){
let data22 = data.processes;
if(data22 && typeof data22 == "object" && !Array.isArray(data22)){
for(const key7 in data22){
let data23 = data22[key7];
if(data23 && typeof data23 == "object" && !Array.isArray(data23)){
if(data23.pid === undefined){
const err34 = {instancePath:instancePath+"/processes/" + key7.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/processes/additionalProperties/required",keyword:"required",params:{missingProperty: "pid"},message:"must have required property '"+"pid"+"'"};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
if(data23.argv === undefined){
const err35 = {instancePath:instancePath+"/processes/" + key7.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/processes/additionalProperties/required",keyword:"required",params:{missingProperty: "argv"},message:"must have required property '"+"argv"+"'"};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
for(const key8 in data23){
if(!(((key8 === "pid") || (key8 === "argv")) || (key8 === "service"))){
const err36 = {instancePath:instancePath+"/processes/" + key7.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/processes/additionalProperties/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key8},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
}
if(data23.pid !== undefined){
let data24 = data23.pid;
if(!(((typeof data24 == "number") && (!(data24 % 1) && !isNaN(data24))) && (isFinite(data24)))){
const err37 = {instancePath:instancePath+"/processes/" + key7.replace(/~/g, "~0").replace(/\//g, "~1")+"/pid",schemaPath:"#/properties/processes/additionalProperties/properties/pid/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
if((typeof data24 == "number") && (isFinite(data24))){
if(data24 > 4294967295 || isNaN(data24)){
const err38 = {instancePath:instancePath+"/processes/" + key7.replace(/~/g, "~0").replace(/\//g, "~1")+"/pid",schemaPath:"#/properties/processes/additionalProperties/properties/pid/maximum",keyword:"maximum",params:{comparison: "<=", limit: 4294967295},message:"must be <= 4294967295"};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
if(data24 < 1 || isNaN(data24)){
const err39 = {instancePath:instancePath+"/processes/" + key7.replace(/~/g, "~0").replace(/\//g, "~1")+"/pid",schemaPath:"#/properties/processes/additionalProperties/properties/pid/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
}
}
if(data23.argv !== undefined){
let data25 = data23.argv;
if(Array.isArray(data25)){
if(data25.length < 1){
const err40 = {instancePath:instancePath+"/processes/" + key7.replace(/~/g, "~0").replace(/\//g, "~1")+"/argv",schemaPath:"#/properties/processes/additionalProperties/properties/argv/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
const len2 = data25.length;
for(let i2=0; i2<len2; i2++){
if(typeof data25[i2] !== "string"){
const err41 = {instancePath:instancePath+"/processes/" + key7.replace(/~/g, "~0").replace(/\//g, "~1")+"/argv/" + i2,schemaPath:"#/properties/processes/additionalProperties/properties/argv/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
}
}
else {
const err42 = {instancePath:instancePath+"/processes/" + key7.replace(/~/g, "~0").replace(/\//g, "~1")+"/argv",schemaPath:"#/properties/processes/additionalProperties/properties/argv/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
}
}
if(data23.service !== undefined){
if(typeof data23.service !== "string"){
const err43 = {instancePath:instancePath+"/processes/" + key7.replace(/~/g, "~0").replace(/\//g, "~1")+"/service",schemaPath:"#/properties/processes/additionalProperties/properties/service/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
}
}
}
else {
const err44 = {instancePath:instancePath+"/processes/" + key7.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/processes/additionalProperties/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err44];
}
else {
vErrors.push(err44);
}
errors++;
}
}
}
else {
const err45 = {instancePath:instancePath+"/processes",schemaPath:"#/properties/processes/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err45];
}
else {
vErrors.push(err45);
}
errors++;
}
}
if(data.steps !== undefined){
let data28 = data.steps;
if(Array.isArray(data28)){
const len3 = data28.length;
for(let i3=0; i3<len3; i3++){
let data29 = data28[i3];
if(data29 && typeof data29 == "object" && !Array.isArray(data29)){
if(Object.keys(data29).length > 1){
const err46 = {instancePath:instancePath+"/steps/" + i3,schemaPath:"#/properties/steps/items/maxProperties",keyword:"maxProperties",params:{limit: 1},message:"must NOT have more than 1 properties"};
if(vErrors === null){
vErrors = [err46];
}
else {
vErrors.push(err46);
}
errors++;
}
if(Object.keys(data29).length < 1){
const err47 = {instancePath:instancePath+"/steps/" + i3,schemaPath:"#/properties/steps/items/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties"};
if(vErrors === null){
vErrors = [err47];
}
else {
vErrors.push(err47);
}
errors++;
}
for(const key9 in data29){
if(!(func1.call(schema57.properties.steps.items.properties, key9))){
const err48 = {instancePath:instancePath+"/steps/" + i3,schemaPath:"#/properties/steps/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key9},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err48];
}
else {
vErrors.push(err48);
}
errors++;
}
}
if(data29.flow !== undefined){
let data30 = data29.flow;
if(data30 && typeof data30 == "object" && !Array.isArray(data30)){
if(data30.at === undefined){
const err49 = {instancePath:instancePath+"/steps/" + i3+"/flow",schemaPath:"#/properties/steps/items/properties/flow/required",keyword:"required",params:{missingProperty: "at"},message:"must have required property '"+"at"+"'"};
if(vErrors === null){
vErrors = [err49];
}
else {
vErrors.push(err49);
}
errors++;
}
if(data30.name === undefined){
const err50 = {instancePath:instancePath+"/steps/" + i3+"/flow",schemaPath:"#/properties/steps/items/properties/flow/required",keyword:"required",params:{missingProperty: "name"},message:"must have required property '"+"name"+"'"};
if(vErrors === null){
vErrors = [err50];
}
else {
vErrors.push(err50);
}
errors++;
}
if(data30.process === undefined){
const err51 = {instancePath:instancePath+"/steps/" + i3+"/flow",schemaPath:"#/properties/steps/items/properties/flow/required",keyword:"required",params:{missingProperty: "process"},message:"must have required property '"+"process"+"'"};
if(vErrors === null){
vErrors = [err51];
}
else {
vErrors.push(err51);
}
errors++;
}
if(data30.local === undefined){
const err52 = {instancePath:instancePath+"/steps/" + i3+"/flow",schemaPath:"#/properties/steps/items/properties/flow/required",keyword:"required",params:{missingProperty: "local"},message:"must have required property '"+"local"+"'"};
if(vErrors === null){
vErrors = [err52];
}
else {
vErrors.push(err52);
}
errors++;
}
if(data30.remote === undefined){
const err53 = {instancePath:instancePath+"/steps/" + i3+"/flow",schemaPath:"#/properties/steps/items/properties/flow/required",keyword:"required",params:{missingProperty: "remote"},message:"must have required property '"+"remote"+"'"};
if(vErrors === null){
vErrors = [err53];
}
else {
vErrors.push(err53);
}
errors++;
}
for(const key10 in data30){
if(!(func1.call(schema57.properties.steps.items.properties.flow.properties, key10))){
const err54 = {instancePath:instancePath+"/steps/" + i3+"/flow",schemaPath:"#/properties/steps/items/properties/flow/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key10},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err54];
}
else {
vErrors.push(err54);
}
errors++;
}
}
if(data30.at !== undefined){
if(!(validate186(data30.at, {instancePath:instancePath+"/steps/" + i3+"/flow/at",parentData:data30,parentDataProperty:"at",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate186.errors : vErrors.concat(validate186.errors);
errors = vErrors.length;
}
}
if(data30.name !== undefined){
if(typeof data30.name !== "string"){
const err55 = {instancePath:instancePath+"/steps/" + i3+"/flow/name",schemaPath:"#/properties/steps/items/properties/flow/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err55];
}
else {
vErrors.push(err55);
}
errors++;
}
}
if(data30.process !== undefined){
if(typeof data30.process !== "string"){
const err56 = {instancePath:instancePath+"/steps/" + i3+"/flow/process",schemaPath:"#/properties/steps/items/properties/flow/properties/process/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err56];
}
else {
vErrors.push(err56);
}
errors++;
}
}
if(data30.local !== undefined){
if(!(validate202(data30.local, {instancePath:instancePath+"/steps/" + i3+"/flow/local",parentData:data30,parentDataProperty:"local",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate202.errors : vErrors.concat(validate202.errors);
errors = vErrors.length;
}
}
if(data30.remote !== undefined){
if(!(validate202(data30.remote, {instancePath:instancePath+"/steps/" + i3+"/flow/remote",parentData:data30,parentDataProperty:"remote",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate202.errors : vErrors.concat(validate202.errors);
errors = vErrors.length;
}
}
if(data30.direction !== undefined){
let data36 = data30.direction;
if(!((data36 === "in") || (data36 === "out"))){
const err57 = {instancePath:instancePath+"/steps/" + i3+"/flow/direction",schemaPath:"#/properties/steps/items/properties/flow/properties/direction/enum",keyword:"enum",params:{allowedValues: schema57.properties.steps.items.properties.flow.properties.direction.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err57];
}
else {
vErrors.push(err57);
}
errors++;
}
}
if(data30.protocol !== undefined){
let data37 = data30.protocol;
if(!((data37 === "tcp") || (data37 === "udp"))){
const err58 = {instancePath:instancePath+"/steps/" + i3+"/flow/protocol",schemaPath:"#/properties/steps/items/properties/flow/properties/protocol/enum",keyword:"enum",params:{allowedValues: schema57.properties.steps.items.properties.flow.properties.protocol.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err58];
}
else {
vErrors.push(err58);
}
errors++;
}
}
if(data30.cookie !== undefined){
let data38 = data30.cookie;
if(!(((typeof data38 == "number") && (!(data38 % 1) && !isNaN(data38))) && (isFinite(data38)))){
const err59 = {instancePath:instancePath+"/steps/" + i3+"/flow/cookie",schemaPath:"#/properties/steps/items/properties/flow/properties/cookie/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err59];
}
else {
vErrors.push(err59);
}
errors++;
}
if((typeof data38 == "number") && (isFinite(data38))){
if(data38 > 9007199254740991 || isNaN(data38)){
const err60 = {instancePath:instancePath+"/steps/" + i3+"/flow/cookie",schemaPath:"#/properties/steps/items/properties/flow/properties/cookie/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991"};
if(vErrors === null){
vErrors = [err60];
}
else {
vErrors.push(err60);
}
errors++;
}
if(data38 < 0 || isNaN(data38)){
const err61 = {instancePath:instancePath+"/steps/" + i3+"/flow/cookie",schemaPath:"#/properties/steps/items/properties/flow/properties/cookie/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err61];
}
else {
vErrors.push(err61);
}
errors++;
}
}
}
if(data30.status !== undefined){
let data39 = data30.status;
if(!(((((((data39 === "unknown") || (data39 === "attempted")) || (data39 === "established")) || (data39 === "refused")) || (data39 === "timed-out")) || (data39 === "reset-sent")) || (data39 === "reset-received"))){
const err62 = {instancePath:instancePath+"/steps/" + i3+"/flow/status",schemaPath:"#/properties/steps/items/properties/flow/properties/status/enum",keyword:"enum",params:{allowedValues: schema57.properties.steps.items.properties.flow.properties.status.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err62];
}
else {
vErrors.push(err62);
}
errors++;
}
}
if(data30.request !== undefined){
let data40 = data30.request;
if(!((((((((((data40 === "http-post") || (data40 === "http-get")) || (data40 === "http-delete")) || (data40 === "http2")) || (data40 === "tls")) || (data40 === "redis")) || (data40 === "postgres")) || (data40 === "mysql")) || (data40 === "mongo")) || (data40 === "amqp"))){
const err63 = {instancePath:instancePath+"/steps/" + i3+"/flow/request",schemaPath:"#/properties/steps/items/properties/flow/properties/request/enum",keyword:"enum",params:{allowedValues: schema57.properties.steps.items.properties.flow.properties.request.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err63];
}
else {
vErrors.push(err63);
}
errors++;
}
}
}
else {
const err64 = {instancePath:instancePath+"/steps/" + i3+"/flow",schemaPath:"#/properties/steps/items/properties/flow/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err64];
}
else {
vErrors.push(err64);
}
errors++;
}
}
if(data29.traffic !== undefined){
let data41 = data29.traffic;
if(data41 && typeof data41 == "object" && !Array.isArray(data41)){
if(data41.at === undefined){
const err65 = {instancePath:instancePath+"/steps/" + i3+"/traffic",schemaPath:"#/properties/steps/items/properties/traffic/required",keyword:"required",params:{missingProperty: "at"},message:"must have required property '"+"at"+"'"};
if(vErrors === null){
vErrors = [err65];
}
else {
vErrors.push(err65);
}
errors++;
}
if(data41.flow === undefined){
const err66 = {instancePath:instancePath+"/steps/" + i3+"/traffic",schemaPath:"#/properties/steps/items/properties/traffic/required",keyword:"required",params:{missingProperty: "flow"},message:"must have required property '"+"flow"+"'"};
if(vErrors === null){
vErrors = [err66];
}
else {
vErrors.push(err66);
}
errors++;
}
for(const key11 in data41){
if(!((((((key11 === "at") || (key11 === "flow")) || (key11 === "sent")) || (key11 === "received")) || (key11 === "repeat")) || (key11 === "every"))){
const err67 = {instancePath:instancePath+"/steps/" + i3+"/traffic",schemaPath:"#/properties/steps/items/properties/traffic/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key11},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err67];
}
else {
vErrors.push(err67);
}
errors++;
}
}
if(data41.at !== undefined){
if(!(validate186(data41.at, {instancePath:instancePath+"/steps/" + i3+"/traffic/at",parentData:data41,parentDataProperty:"at",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate186.errors : vErrors.concat(validate186.errors);
errors = vErrors.length;
}
}
if(data41.flow !== undefined){
if(typeof data41.flow !== "string"){
const err68 = {instancePath:instancePath+"/steps/" + i3+"/traffic/flow",schemaPath:"#/properties/steps/items/properties/traffic/properties/flow/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err68];
}
else {
vErrors.push(err68);
}
errors++;
}
}
if(data41.sent !== undefined){
if(!(validate225(data41.sent, {instancePath:instancePath+"/steps/" + i3+"/traffic/sent",parentData:data41,parentDataProperty:"sent",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate225.errors : vErrors.concat(validate225.errors);
errors = vErrors.length;
}
}
if(data41.received !== undefined){
if(!(validate225(data41.received, {instancePath:instancePath+"/steps/" + i3+"/traffic/received",parentData:data41,parentDataProperty:"received",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate225.errors : vErrors.concat(validate225.errors);
errors = vErrors.length;
}
}
if(data41.repeat !== undefined){
let data46 = data41.repeat;
if(!(((typeof data46 == "number") && (!(data46 % 1) && !isNaN(data46))) && (isFinite(data46)))){
const err69 = {instancePath:instancePath+"/steps/" + i3+"/traffic/repeat",schemaPath:"#/properties/steps/items/properties/traffic/properties/repeat/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err69];
}
else {
vErrors.push(err69);
}
errors++;
}
if((typeof data46 == "number") && (isFinite(data46))){
if(data46 > 1000000 || isNaN(data46)){
const err70 = {instancePath:instancePath+"/steps/" + i3+"/traffic/repeat",schemaPath:"#/properties/steps/items/properties/traffic/properties/repeat/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000000},message:"must be <= 1000000"};
if(vErrors === null){
vErrors = [err70];
}
else {
vErrors.push(err70);
}
errors++;
}
if(data46 < 1 || isNaN(data46)){
const err71 = {instancePath:instancePath+"/steps/" + i3+"/traffic/repeat",schemaPath:"#/properties/steps/items/properties/traffic/properties/repeat/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err71];
}
else {
vErrors.push(err71);
}
errors++;
}
}
}
if(data41.every !== undefined){
if(!(validate186(data41.every, {instancePath:instancePath+"/steps/" + i3+"/traffic/every",parentData:data41,parentDataProperty:"every",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate186.errors : vErrors.concat(validate186.errors);
errors = vErrors.length;
}
}
}
else {
const err72 = {instancePath:instancePath+"/steps/" + i3+"/traffic",schemaPath:"#/properties/steps/items/properties/traffic/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err72];
}
else {
vErrors.push(err72);
}
errors++;
}
}
if(data29.status !== undefined){
let data48 = data29.status;
if(data48 && typeof data48 == "object" && !Array.isArray(data48)){
if(data48.at === undefined){
const err73 = {instancePath:instancePath+"/steps/" + i3+"/status",schemaPath:"#/properties/steps/items/properties/status/required",keyword:"required",params:{missingProperty: "at"},message:"must have required property '"+"at"+"'"};
if(vErrors === null){
vErrors = [err73];
}
else {
vErrors.push(err73);
}
errors++;
}
if(data48.flow === undefined){
const err74 = {instancePath:instancePath+"/steps/" + i3+"/status",schemaPath:"#/properties/steps/items/properties/status/required",keyword:"required",params:{missingProperty: "flow"},message:"must have required property '"+"flow"+"'"};
if(vErrors === null){
vErrors = [err74];
}
else {
vErrors.push(err74);
}
errors++;
}
if(data48.is === undefined){
const err75 = {instancePath:instancePath+"/steps/" + i3+"/status",schemaPath:"#/properties/steps/items/properties/status/required",keyword:"required",params:{missingProperty: "is"},message:"must have required property '"+"is"+"'"};
if(vErrors === null){
vErrors = [err75];
}
else {
vErrors.push(err75);
}
errors++;
}
for(const key12 in data48){
if(!(((key12 === "at") || (key12 === "flow")) || (key12 === "is"))){
const err76 = {instancePath:instancePath+"/steps/" + i3+"/status",schemaPath:"#/properties/steps/items/properties/status/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key12},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err76];
}
else {
vErrors.push(err76);
}
errors++;
}
}
if(data48.at !== undefined){
if(!(validate186(data48.at, {instancePath:instancePath+"/steps/" + i3+"/status/at",parentData:data48,parentDataProperty:"at",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate186.errors : vErrors.concat(validate186.errors);
errors = vErrors.length;
}
}
if(data48.flow !== undefined){
if(typeof data48.flow !== "string"){
const err77 = {instancePath:instancePath+"/steps/" + i3+"/status/flow",schemaPath:"#/properties/steps/items/properties/status/properties/flow/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err77];
}
else {
vErrors.push(err77);
}
errors++;
}
}
if(data48.is !== undefined){
let data51 = data48.is;
if(!(((((((data51 === "unknown") || (data51 === "attempted")) || (data51 === "established")) || (data51 === "refused")) || (data51 === "timed-out")) || (data51 === "reset-sent")) || (data51 === "reset-received"))){
const err78 = {instancePath:instancePath+"/steps/" + i3+"/status/is",schemaPath:"#/properties/steps/items/properties/status/properties/is/enum",keyword:"enum",params:{allowedValues: schema57.properties.steps.items.properties.status.properties.is.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err78];
}
else {
vErrors.push(err78);
}
errors++;
}
}
}
else {
const err79 = {instancePath:instancePath+"/steps/" + i3+"/status",schemaPath:"#/properties/steps/items/properties/status/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err79];
}
else {
vErrors.push(err79);
}
errors++;
}
}
if(data29.end !== undefined){
let data52 = data29.end;
if(data52 && typeof data52 == "object" && !Array.isArray(data52)){
if(data52.at === undefined){
const err80 = {instancePath:instancePath+"/steps/" + i3+"/end",schemaPath:"#/properties/steps/items/properties/end/required",keyword:"required",params:{missingProperty: "at"},message:"must have required property '"+"at"+"'"};
if(vErrors === null){
vErrors = [err80];
}
else {
vErrors.push(err80);
}
errors++;
}
if(data52.flow === undefined){
const err81 = {instancePath:instancePath+"/steps/" + i3+"/end",schemaPath:"#/properties/steps/items/properties/end/required",keyword:"required",params:{missingProperty: "flow"},message:"must have required property '"+"flow"+"'"};
if(vErrors === null){
vErrors = [err81];
}
else {
vErrors.push(err81);
}
errors++;
}
for(const key13 in data52){
if(!((((key13 === "at") || (key13 === "flow")) || (key13 === "as")) || (key13 === "lingers"))){
const err82 = {instancePath:instancePath+"/steps/" + i3+"/end",schemaPath:"#/properties/steps/items/properties/end/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key13},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err82];
}
else {
vErrors.push(err82);
}
errors++;
}
}
if(data52.at !== undefined){
if(!(validate186(data52.at, {instancePath:instancePath+"/steps/" + i3+"/end/at",parentData:data52,parentDataProperty:"at",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate186.errors : vErrors.concat(validate186.errors);
errors = vErrors.length;
}
}
if(data52.flow !== undefined){
if(typeof data52.flow !== "string"){
const err83 = {instancePath:instancePath+"/steps/" + i3+"/end/flow",schemaPath:"#/properties/steps/items/properties/end/properties/flow/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err83];
}
else {
vErrors.push(err83);
}
errors++;
}
}
if(data52.as !== undefined){
let data55 = data52.as;
if(!((((((((data55 === "closed") || (data55 === "unknown")) || (data55 === "attempted")) || (data55 === "established")) || (data55 === "refused")) || (data55 === "timed-out")) || (data55 === "reset-sent")) || (data55 === "reset-received"))){
const err84 = {instancePath:instancePath+"/steps/" + i3+"/end/as",schemaPath:"#/properties/steps/items/properties/end/properties/as/enum",keyword:"enum",params:{allowedValues: schema57.properties.steps.items.properties.end.properties.as.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err84];
}
else {
vErrors.push(err84);
}
errors++;
}
}
if(data52.lingers !== undefined){
if(typeof data52.lingers !== "boolean"){
const err85 = {instancePath:instancePath+"/steps/" + i3+"/end/lingers",schemaPath:"#/properties/steps/items/properties/end/properties/lingers/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err85];
}
else {
vErrors.push(err85);
}
errors++;
}
}
}
else {
const err86 = {instancePath:instancePath+"/steps/" + i3+"/end",schemaPath:"#/properties/steps/items/properties/end/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err86];
}
else {
vErrors.push(err86);
}
errors++;
}
}
if(data29.resets !== undefined){
let data57 = data29.resets;
if(data57 && typeof data57 == "object" && !Array.isArray(data57)){
if(data57.process === undefined){
const err87 = {instancePath:instancePath+"/steps/" + i3+"/resets",schemaPath:"#/properties/steps/items/properties/resets/required",keyword:"required",params:{missingProperty: "process"},message:"must have required property '"+"process"+"'"};
if(vErrors === null){
vErrors = [err87];
}
else {
vErrors.push(err87);
}
errors++;
}
if(data57.local === undefined){
const err88 = {instancePath:instancePath+"/steps/" + i3+"/resets",schemaPath:"#/properties/steps/items/properties/resets/required",keyword:"required",params:{missingProperty: "local"},message:"must have required property '"+"local"+"'"};
if(vErrors === null){
vErrors = [err88];
}
else {
vErrors.push(err88);
}
errors++;
}
if(data57.remote === undefined){
const err89 = {instancePath:instancePath+"/steps/" + i3+"/resets",schemaPath:"#/properties/steps/items/properties/resets/required",keyword:"required",params:{missingProperty: "remote"},message:"must have required property '"+"remote"+"'"};
if(vErrors === null){
vErrors = [err89];
}
else {
vErrors.push(err89);
}
errors++;
}
for(const key14 in data57){
if(!(func1.call(schema57.properties.steps.items.properties.resets.properties, key14))){
const err90 = {instancePath:instancePath+"/steps/" + i3+"/resets",schemaPath:"#/properties/steps/items/properties/resets/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key14},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err90];
}
else {
vErrors.push(err90);
}
errors++;
}
}
if(data57.start !== undefined){
if(!(validate186(data57.start, {instancePath:instancePath+"/steps/" + i3+"/resets/start",parentData:data57,parentDataProperty:"start",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate186.errors : vErrors.concat(validate186.errors);
errors = vErrors.length;
}
}
if(data57.repeat !== undefined){
let data59 = data57.repeat;
if(!(((typeof data59 == "number") && (!(data59 % 1) && !isNaN(data59))) && (isFinite(data59)))){
const err91 = {instancePath:instancePath+"/steps/" + i3+"/resets/repeat",schemaPath:"#/properties/steps/items/properties/resets/properties/repeat/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err91];
}
else {
vErrors.push(err91);
}
errors++;
}
if((typeof data59 == "number") && (isFinite(data59))){
if(data59 > 1000000 || isNaN(data59)){
const err92 = {instancePath:instancePath+"/steps/" + i3+"/resets/repeat",schemaPath:"#/properties/steps/items/properties/resets/properties/repeat/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000000},message:"must be <= 1000000"};
if(vErrors === null){
vErrors = [err92];
}
else {
vErrors.push(err92);
}
errors++;
}
if(data59 < 1 || isNaN(data59)){
const err93 = {instancePath:instancePath+"/steps/" + i3+"/resets/repeat",schemaPath:"#/properties/steps/items/properties/resets/properties/repeat/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err93];
}
else {
vErrors.push(err93);
}
errors++;
}
}
}
if(data57.every !== undefined){
if(!(validate186(data57.every, {instancePath:instancePath+"/steps/" + i3+"/resets/every",parentData:data57,parentDataProperty:"every",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate186.errors : vErrors.concat(validate186.errors);
errors = vErrors.length;
}
}
if(data57.process !== undefined){
if(typeof data57.process !== "string"){
const err94 = {instancePath:instancePath+"/steps/" + i3+"/resets/process",schemaPath:"#/properties/steps/items/properties/resets/properties/process/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err94];
}
else {
vErrors.push(err94);
}
errors++;
}
}
if(data57.local !== undefined){
if(typeof data57.local !== "string"){
const err95 = {instancePath:instancePath+"/steps/" + i3+"/resets/local",schemaPath:"#/properties/steps/items/properties/resets/properties/local/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err95];
}
else {
vErrors.push(err95);
}
errors++;
}
}
if(data57.remote !== undefined){
if(!(validate202(data57.remote, {instancePath:instancePath+"/steps/" + i3+"/resets/remote",parentData:data57,parentDataProperty:"remote",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate202.errors : vErrors.concat(validate202.errors);
errors = vErrors.length;
}
}
if(data57.sent !== undefined){
if(!(validate225(data57.sent, {instancePath:instancePath+"/steps/" + i3+"/resets/sent",parentData:data57,parentDataProperty:"sent",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate225.errors : vErrors.concat(validate225.errors);
errors = vErrors.length;
}
}
if(data57.received !== undefined){
if(!(validate225(data57.received, {instancePath:instancePath+"/steps/" + i3+"/resets/received",parentData:data57,parentDataProperty:"received",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate225.errors : vErrors.concat(validate225.errors);
errors = vErrors.length;
}
}
if(data57.life !== undefined){
if(!(validate186(data57.life, {instancePath:instancePath+"/steps/" + i3+"/resets/life",parentData:data57,parentDataProperty:"life",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate186.errors : vErrors.concat(validate186.errors);
errors = vErrors.length;
}
}
if(data57.lingering !== undefined){
if(!(validate225(data57.lingering, {instancePath:instancePath+"/steps/" + i3+"/resets/lingering",parentData:data57,parentDataProperty:"lingering",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate225.errors : vErrors.concat(validate225.errors);
errors = vErrors.length;
}
}
if(data57["late-bytes"] !== undefined){
if(!(validate225(data57["late-bytes"], {instancePath:instancePath+"/steps/" + i3+"/resets/late-bytes",parentData:data57,parentDataProperty:"late-bytes",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate225.errors : vErrors.concat(validate225.errors);
errors = vErrors.length;
}
}
if(data57["late-times"] !== undefined){
if(!(validate225(data57["late-times"], {instancePath:instancePath+"/steps/" + i3+"/resets/late-times",parentData:data57,parentDataProperty:"late-times",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate225.errors : vErrors.concat(validate225.errors);
errors = vErrors.length;
}
}
if(data57["late-every"] !== undefined){
if(!(validate186(data57["late-every"], {instancePath:instancePath+"/steps/" + i3+"/resets/late-every",parentData:data57,parentDataProperty:"late-every",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate186.errors : vErrors.concat(validate186.errors);
errors = vErrors.length;
}
}
}
else {
const err96 = {instancePath:instancePath+"/steps/" + i3+"/resets",schemaPath:"#/properties/steps/items/properties/resets/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err96];
}
else {
vErrors.push(err96);
}
errors++;
}
}
if(data29["http-connection"] !== undefined){
let data71 = data29["http-connection"];
if(data71 && typeof data71 == "object" && !Array.isArray(data71)){
if(data71.at === undefined){
const err97 = {instancePath:instancePath+"/steps/" + i3+"/http-connection",schemaPath:"#/properties/steps/items/properties/http-connection/required",keyword:"required",params:{missingProperty: "at"},message:"must have required property '"+"at"+"'"};
if(vErrors === null){
vErrors = [err97];
}
else {
vErrors.push(err97);
}
errors++;
}
if(data71.name === undefined){
const err98 = {instancePath:instancePath+"/steps/" + i3+"/http-connection",schemaPath:"#/properties/steps/items/properties/http-connection/required",keyword:"required",params:{missingProperty: "name"},message:"must have required property '"+"name"+"'"};
if(vErrors === null){
vErrors = [err98];
}
else {
vErrors.push(err98);
}
errors++;
}
if(data71.process === undefined){
const err99 = {instancePath:instancePath+"/steps/" + i3+"/http-connection",schemaPath:"#/properties/steps/items/properties/http-connection/required",keyword:"required",params:{missingProperty: "process"},message:"must have required property '"+"process"+"'"};
if(vErrors === null){
vErrors = [err99];
}
else {
vErrors.push(err99);
}
errors++;
}
if(data71.local === undefined){
const err100 = {instancePath:instancePath+"/steps/" + i3+"/http-connection",schemaPath:"#/properties/steps/items/properties/http-connection/required",keyword:"required",params:{missingProperty: "local"},message:"must have required property '"+"local"+"'"};
if(vErrors === null){
vErrors = [err100];
}
else {
vErrors.push(err100);
}
errors++;
}
if(data71.remote === undefined){
const err101 = {instancePath:instancePath+"/steps/" + i3+"/http-connection",schemaPath:"#/properties/steps/items/properties/http-connection/required",keyword:"required",params:{missingProperty: "remote"},message:"must have required property '"+"remote"+"'"};
if(vErrors === null){
vErrors = [err101];
}
else {
vErrors.push(err101);
}
errors++;
}
for(const key15 in data71){
if(!(func1.call(schema57.properties.steps.items.properties["http-connection"].properties, key15))){
const err102 = {instancePath:instancePath+"/steps/" + i3+"/http-connection",schemaPath:"#/properties/steps/items/properties/http-connection/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key15},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err102];
}
else {
vErrors.push(err102);
}
errors++;
}
}
if(data71.at !== undefined){
if(!(validate186(data71.at, {instancePath:instancePath+"/steps/" + i3+"/http-connection/at",parentData:data71,parentDataProperty:"at",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate186.errors : vErrors.concat(validate186.errors);
errors = vErrors.length;
}
}
if(data71.name !== undefined){
if(typeof data71.name !== "string"){
const err103 = {instancePath:instancePath+"/steps/" + i3+"/http-connection/name",schemaPath:"#/properties/steps/items/properties/http-connection/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err103];
}
else {
vErrors.push(err103);
}
errors++;
}
}
if(data71.process !== undefined){
if(typeof data71.process !== "string"){
const err104 = {instancePath:instancePath+"/steps/" + i3+"/http-connection/process",schemaPath:"#/properties/steps/items/properties/http-connection/properties/process/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err104];
}
else {
vErrors.push(err104);
}
errors++;
}
}
if(data71.local !== undefined){
if(!(validate202(data71.local, {instancePath:instancePath+"/steps/" + i3+"/http-connection/local",parentData:data71,parentDataProperty:"local",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate202.errors : vErrors.concat(validate202.errors);
errors = vErrors.length;
}
}
if(data71.remote !== undefined){
if(!(validate202(data71.remote, {instancePath:instancePath+"/steps/" + i3+"/http-connection/remote",parentData:data71,parentDataProperty:"remote",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate202.errors : vErrors.concat(validate202.errors);
errors = vErrors.length;
}
}
if(data71.tls !== undefined){
if(typeof data71.tls !== "boolean"){
const err105 = {instancePath:instancePath+"/steps/" + i3+"/http-connection/tls",schemaPath:"#/properties/steps/items/properties/http-connection/properties/tls/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err105];
}
else {
vErrors.push(err105);
}
errors++;
}
}
if(data71.flow !== undefined){
if(typeof data71.flow !== "boolean"){
const err106 = {instancePath:instancePath+"/steps/" + i3+"/http-connection/flow",schemaPath:"#/properties/steps/items/properties/http-connection/properties/flow/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err106];
}
else {
vErrors.push(err106);
}
errors++;
}
}
if(data71["agent-misses"] !== undefined){
let data79 = data71["agent-misses"];
if(Array.isArray(data79)){
const len4 = data79.length;
for(let i4=0; i4<len4; i4++){
let data80 = data79[i4];
if(!(((typeof data80 == "number") && (!(data80 % 1) && !isNaN(data80))) && (isFinite(data80)))){
const err107 = {instancePath:instancePath+"/steps/" + i3+"/http-connection/agent-misses/" + i4,schemaPath:"#/properties/steps/items/properties/http-connection/properties/agent-misses/items/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err107];
}
else {
vErrors.push(err107);
}
errors++;
}
if((typeof data80 == "number") && (isFinite(data80))){
if(data80 > 65535 || isNaN(data80)){
const err108 = {instancePath:instancePath+"/steps/" + i3+"/http-connection/agent-misses/" + i4,schemaPath:"#/properties/steps/items/properties/http-connection/properties/agent-misses/items/maximum",keyword:"maximum",params:{comparison: "<=", limit: 65535},message:"must be <= 65535"};
if(vErrors === null){
vErrors = [err108];
}
else {
vErrors.push(err108);
}
errors++;
}
if(data80 < 0 || isNaN(data80)){
const err109 = {instancePath:instancePath+"/steps/" + i3+"/http-connection/agent-misses/" + i4,schemaPath:"#/properties/steps/items/properties/http-connection/properties/agent-misses/items/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err109];
}
else {
vErrors.push(err109);
}
errors++;
}
}
}
}
else {
const err110 = {instancePath:instancePath+"/steps/" + i3+"/http-connection/agent-misses",schemaPath:"#/properties/steps/items/properties/http-connection/properties/agent-misses/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err110];
}
else {
vErrors.push(err110);
}
errors++;
}
}
if(data71["activity-of"] !== undefined){
if(typeof data71["activity-of"] !== "string"){
const err111 = {instancePath:instancePath+"/steps/" + i3+"/http-connection/activity-of",schemaPath:"#/properties/steps/items/properties/http-connection/properties/activity-of/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err111];
}
else {
vErrors.push(err111);
}
errors++;
}
}
}
else {
const err112 = {instancePath:instancePath+"/steps/" + i3+"/http-connection",schemaPath:"#/properties/steps/items/properties/http-connection/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err112];
}
else {
vErrors.push(err112);
}
errors++;
}
}
if(data29.http !== undefined){
let data82 = data29.http;
if(data82 && typeof data82 == "object" && !Array.isArray(data82)){
if(data82.at === undefined){
const err113 = {instancePath:instancePath+"/steps/" + i3+"/http",schemaPath:"#/properties/steps/items/properties/http/required",keyword:"required",params:{missingProperty: "at"},message:"must have required property '"+"at"+"'"};
if(vErrors === null){
vErrors = [err113];
}
else {
vErrors.push(err113);
}
errors++;
}
if(data82.connection === undefined){
const err114 = {instancePath:instancePath+"/steps/" + i3+"/http",schemaPath:"#/properties/steps/items/properties/http/required",keyword:"required",params:{missingProperty: "connection"},message:"must have required property '"+"connection"+"'"};
if(vErrors === null){
vErrors = [err114];
}
else {
vErrors.push(err114);
}
errors++;
}
for(const key16 in data82){
if(!(func1.call(schema57.properties.steps.items.properties.http.properties, key16))){
const err115 = {instancePath:instancePath+"/steps/" + i3+"/http",schemaPath:"#/properties/steps/items/properties/http/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key16},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err115];
}
else {
vErrors.push(err115);
}
errors++;
}
}
if(data82.at !== undefined){
if(!(validate186(data82.at, {instancePath:instancePath+"/steps/" + i3+"/http/at",parentData:data82,parentDataProperty:"at",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate186.errors : vErrors.concat(validate186.errors);
errors = vErrors.length;
}
}
if(data82.connection !== undefined){
if(typeof data82.connection !== "string"){
const err116 = {instancePath:instancePath+"/steps/" + i3+"/http/connection",schemaPath:"#/properties/steps/items/properties/http/properties/connection/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err116];
}
else {
vErrors.push(err116);
}
errors++;
}
}
if(data82.request !== undefined){
if(typeof data82.request !== "string"){
const err117 = {instancePath:instancePath+"/steps/" + i3+"/http/request",schemaPath:"#/properties/steps/items/properties/http/properties/request/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err117];
}
else {
vErrors.push(err117);
}
errors++;
}
}
if(data82.method !== undefined){
let data86 = data82.method;
if(!((((((((data86 === "GET") || (data86 === "POST")) || (data86 === "PUT")) || (data86 === "DELETE")) || (data86 === "HEAD")) || (data86 === "OPTIONS")) || (data86 === "PATCH")) || (data86 === "TRACE"))){
const err118 = {instancePath:instancePath+"/steps/" + i3+"/http/method",schemaPath:"#/properties/steps/items/properties/http/properties/method/enum",keyword:"enum",params:{allowedValues: schema57.properties.steps.items.properties.http.properties.method.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err118];
}
else {
vErrors.push(err118);
}
errors++;
}
}
if(data82.path !== undefined){
let data87 = data82.path;
if(typeof data87 === "string"){
if(!pattern10.test(data87)){
const err119 = {instancePath:instancePath+"/steps/" + i3+"/http/path",schemaPath:"#/properties/steps/items/properties/http/properties/path/pattern",keyword:"pattern",params:{pattern: "^/"},message:"must match pattern \""+"^/"+"\""};
if(vErrors === null){
vErrors = [err119];
}
else {
vErrors.push(err119);
}
errors++;
}
}
else {
const err120 = {instancePath:instancePath+"/steps/" + i3+"/http/path",schemaPath:"#/properties/steps/items/properties/http/properties/path/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err120];
}
else {
vErrors.push(err120);
}
errors++;
}
}
if(data82.url !== undefined){
if(typeof data82.url !== "string"){
const err121 = {instancePath:instancePath+"/steps/" + i3+"/http/url",schemaPath:"#/properties/steps/items/properties/http/properties/url/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err121];
}
else {
vErrors.push(err121);
}
errors++;
}
}
if(data82.status !== undefined){
let data89 = data82.status;
if(!(((typeof data89 == "number") && (!(data89 % 1) && !isNaN(data89))) && (isFinite(data89)))){
const err122 = {instancePath:instancePath+"/steps/" + i3+"/http/status",schemaPath:"#/properties/steps/items/properties/http/properties/status/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err122];
}
else {
vErrors.push(err122);
}
errors++;
}
if((typeof data89 == "number") && (isFinite(data89))){
if(data89 > 999 || isNaN(data89)){
const err123 = {instancePath:instancePath+"/steps/" + i3+"/http/status",schemaPath:"#/properties/steps/items/properties/http/properties/status/maximum",keyword:"maximum",params:{comparison: "<=", limit: 999},message:"must be <= 999"};
if(vErrors === null){
vErrors = [err123];
}
else {
vErrors.push(err123);
}
errors++;
}
if(data89 < 0 || isNaN(data89)){
const err124 = {instancePath:instancePath+"/steps/" + i3+"/http/status",schemaPath:"#/properties/steps/items/properties/http/properties/status/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err124];
}
else {
vErrors.push(err124);
}
errors++;
}
}
}
if(data82.site !== undefined){
if(!(validate225(data82.site, {instancePath:instancePath+"/steps/" + i3+"/http/site",parentData:data82,parentDataProperty:"site",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate225.errors : vErrors.concat(validate225.errors);
errors = vErrors.length;
}
}
if(data82.queue !== undefined){
if(typeof data82.queue !== "string"){
const err125 = {instancePath:instancePath+"/steps/" + i3+"/http/queue",schemaPath:"#/properties/steps/items/properties/http/properties/queue/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err125];
}
else {
vErrors.push(err125);
}
errors++;
}
}
if(data82.repeat !== undefined){
let data92 = data82.repeat;
if(!(((typeof data92 == "number") && (!(data92 % 1) && !isNaN(data92))) && (isFinite(data92)))){
const err126 = {instancePath:instancePath+"/steps/" + i3+"/http/repeat",schemaPath:"#/properties/steps/items/properties/http/properties/repeat/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err126];
}
else {
vErrors.push(err126);
}
errors++;
}
if((typeof data92 == "number") && (isFinite(data92))){
if(data92 > 1000000 || isNaN(data92)){
const err127 = {instancePath:instancePath+"/steps/" + i3+"/http/repeat",schemaPath:"#/properties/steps/items/properties/http/properties/repeat/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000000},message:"must be <= 1000000"};
if(vErrors === null){
vErrors = [err127];
}
else {
vErrors.push(err127);
}
errors++;
}
if(data92 < 1 || isNaN(data92)){
const err128 = {instancePath:instancePath+"/steps/" + i3+"/http/repeat",schemaPath:"#/properties/steps/items/properties/http/properties/repeat/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err128];
}
else {
vErrors.push(err128);
}
errors++;
}
}
}
if(data82.every !== undefined){
if(!(validate186(data82.every, {instancePath:instancePath+"/steps/" + i3+"/http/every",parentData:data82,parentDataProperty:"every",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate186.errors : vErrors.concat(validate186.errors);
errors = vErrors.length;
}
}
if(data82.spacing !== undefined){
if(!(validate186(data82.spacing, {instancePath:instancePath+"/steps/" + i3+"/http/spacing",parentData:data82,parentDataProperty:"spacing",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate186.errors : vErrors.concat(validate186.errors);
errors = vErrors.length;
}
}
if(data82.think !== undefined){
if(!(validate186(data82.think, {instancePath:instancePath+"/steps/" + i3+"/http/think",parentData:data82,parentDataProperty:"think",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate186.errors : vErrors.concat(validate186.errors);
errors = vErrors.length;
}
}
if(data82.events !== undefined){
let data96 = data82.events;
if(Array.isArray(data96)){
const len5 = data96.length;
for(let i5=0; i5<len5; i5++){
let data97 = data96[i5];
if(!(((typeof data97 == "number") && (!(data97 % 1) && !isNaN(data97))) && (isFinite(data97)))){
const err129 = {instancePath:instancePath+"/steps/" + i3+"/http/events/" + i5,schemaPath:"#/properties/steps/items/properties/http/properties/events/items/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err129];
}
else {
vErrors.push(err129);
}
errors++;
}
if((typeof data97 == "number") && (isFinite(data97))){
if(data97 > 65535 || isNaN(data97)){
const err130 = {instancePath:instancePath+"/steps/" + i3+"/http/events/" + i5,schemaPath:"#/properties/steps/items/properties/http/properties/events/items/maximum",keyword:"maximum",params:{comparison: "<=", limit: 65535},message:"must be <= 65535"};
if(vErrors === null){
vErrors = [err130];
}
else {
vErrors.push(err130);
}
errors++;
}
if(data97 < 0 || isNaN(data97)){
const err131 = {instancePath:instancePath+"/steps/" + i3+"/http/events/" + i5,schemaPath:"#/properties/steps/items/properties/http/properties/events/items/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err131];
}
else {
vErrors.push(err131);
}
errors++;
}
}
}
}
else {
const err132 = {instancePath:instancePath+"/steps/" + i3+"/http/events",schemaPath:"#/properties/steps/items/properties/http/properties/events/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err132];
}
else {
vErrors.push(err132);
}
errors++;
}
}
if(data82["agent-misses"] !== undefined){
let data98 = data82["agent-misses"];
if(Array.isArray(data98)){
const len6 = data98.length;
for(let i6=0; i6<len6; i6++){
let data99 = data98[i6];
if(!(((typeof data99 == "number") && (!(data99 % 1) && !isNaN(data99))) && (isFinite(data99)))){
const err133 = {instancePath:instancePath+"/steps/" + i3+"/http/agent-misses/" + i6,schemaPath:"#/properties/steps/items/properties/http/properties/agent-misses/items/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err133];
}
else {
vErrors.push(err133);
}
errors++;
}
if((typeof data99 == "number") && (isFinite(data99))){
if(data99 > 65535 || isNaN(data99)){
const err134 = {instancePath:instancePath+"/steps/" + i3+"/http/agent-misses/" + i6,schemaPath:"#/properties/steps/items/properties/http/properties/agent-misses/items/maximum",keyword:"maximum",params:{comparison: "<=", limit: 65535},message:"must be <= 65535"};
if(vErrors === null){
vErrors = [err134];
}
else {
vErrors.push(err134);
}
errors++;
}
if(data99 < 0 || isNaN(data99)){
const err135 = {instancePath:instancePath+"/steps/" + i3+"/http/agent-misses/" + i6,schemaPath:"#/properties/steps/items/properties/http/properties/agent-misses/items/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err135];
}
else {
vErrors.push(err135);
}
errors++;
}
}
}
}
else {
const err136 = {instancePath:instancePath+"/steps/" + i3+"/http/agent-misses",schemaPath:"#/properties/steps/items/properties/http/properties/agent-misses/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err136];
}
else {
vErrors.push(err136);
}
errors++;
}
}
}
else {
const err137 = {instancePath:instancePath+"/steps/" + i3+"/http",schemaPath:"#/properties/steps/items/properties/http/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err137];
}
else {
vErrors.push(err137);
}
errors++;
}
}
if(data29["http-events"] !== undefined){
let data100 = data29["http-events"];
if(data100 && typeof data100 == "object" && !Array.isArray(data100)){
if(data100.at === undefined){
const err138 = {instancePath:instancePath+"/steps/" + i3+"/http-events",schemaPath:"#/properties/steps/items/properties/http-events/required",keyword:"required",params:{missingProperty: "at"},message:"must have required property '"+"at"+"'"};
if(vErrors === null){
vErrors = [err138];
}
else {
vErrors.push(err138);
}
errors++;
}
if(data100.request === undefined){
const err139 = {instancePath:instancePath+"/steps/" + i3+"/http-events",schemaPath:"#/properties/steps/items/properties/http-events/required",keyword:"required",params:{missingProperty: "request"},message:"must have required property '"+"request"+"'"};
if(vErrors === null){
vErrors = [err139];
}
else {
vErrors.push(err139);
}
errors++;
}
if(data100.events === undefined){
const err140 = {instancePath:instancePath+"/steps/" + i3+"/http-events",schemaPath:"#/properties/steps/items/properties/http-events/required",keyword:"required",params:{missingProperty: "events"},message:"must have required property '"+"events"+"'"};
if(vErrors === null){
vErrors = [err140];
}
else {
vErrors.push(err140);
}
errors++;
}
for(const key17 in data100){
if(!(((((key17 === "at") || (key17 === "request")) || (key17 === "spacing")) || (key17 === "events")) || (key17 === "agent-misses"))){
const err141 = {instancePath:instancePath+"/steps/" + i3+"/http-events",schemaPath:"#/properties/steps/items/properties/http-events/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key17},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err141];
}
else {
vErrors.push(err141);
}
errors++;
}
}
if(data100.at !== undefined){
if(!(validate186(data100.at, {instancePath:instancePath+"/steps/" + i3+"/http-events/at",parentData:data100,parentDataProperty:"at",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate186.errors : vErrors.concat(validate186.errors);
errors = vErrors.length;
}
}
if(data100.request !== undefined){
if(typeof data100.request !== "string"){
const err142 = {instancePath:instancePath+"/steps/" + i3+"/http-events/request",schemaPath:"#/properties/steps/items/properties/http-events/properties/request/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err142];
}
else {
vErrors.push(err142);
}
errors++;
}
}
if(data100.spacing !== undefined){
if(!(validate186(data100.spacing, {instancePath:instancePath+"/steps/" + i3+"/http-events/spacing",parentData:data100,parentDataProperty:"spacing",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate186.errors : vErrors.concat(validate186.errors);
errors = vErrors.length;
}
}
if(data100.events !== undefined){
let data104 = data100.events;
if(Array.isArray(data104)){
const len7 = data104.length;
for(let i7=0; i7<len7; i7++){
let data105 = data104[i7];
if(!(((typeof data105 == "number") && (!(data105 % 1) && !isNaN(data105))) && (isFinite(data105)))){
const err143 = {instancePath:instancePath+"/steps/" + i3+"/http-events/events/" + i7,schemaPath:"#/properties/steps/items/properties/http-events/properties/events/items/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err143];
}
else {
vErrors.push(err143);
}
errors++;
}
if((typeof data105 == "number") && (isFinite(data105))){
if(data105 > 65535 || isNaN(data105)){
const err144 = {instancePath:instancePath+"/steps/" + i3+"/http-events/events/" + i7,schemaPath:"#/properties/steps/items/properties/http-events/properties/events/items/maximum",keyword:"maximum",params:{comparison: "<=", limit: 65535},message:"must be <= 65535"};
if(vErrors === null){
vErrors = [err144];
}
else {
vErrors.push(err144);
}
errors++;
}
if(data105 < 0 || isNaN(data105)){
const err145 = {instancePath:instancePath+"/steps/" + i3+"/http-events/events/" + i7,schemaPath:"#/properties/steps/items/properties/http-events/properties/events/items/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err145];
}
else {
vErrors.push(err145);
}
errors++;
}
}
}
}
else {
const err146 = {instancePath:instancePath+"/steps/" + i3+"/http-events/events",schemaPath:"#/properties/steps/items/properties/http-events/properties/events/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err146];
}
else {
vErrors.push(err146);
}
errors++;
}
}
if(data100["agent-misses"] !== undefined){
let data106 = data100["agent-misses"];
if(Array.isArray(data106)){
const len8 = data106.length;
for(let i8=0; i8<len8; i8++){
let data107 = data106[i8];
if(!(((typeof data107 == "number") && (!(data107 % 1) && !isNaN(data107))) && (isFinite(data107)))){
const err147 = {instancePath:instancePath+"/steps/" + i3+"/http-events/agent-misses/" + i8,schemaPath:"#/properties/steps/items/properties/http-events/properties/agent-misses/items/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err147];
}
else {
vErrors.push(err147);
}
errors++;
}
if((typeof data107 == "number") && (isFinite(data107))){
if(data107 > 65535 || isNaN(data107)){
const err148 = {instancePath:instancePath+"/steps/" + i3+"/http-events/agent-misses/" + i8,schemaPath:"#/properties/steps/items/properties/http-events/properties/agent-misses/items/maximum",keyword:"maximum",params:{comparison: "<=", limit: 65535},message:"must be <= 65535"};
if(vErrors === null){
vErrors = [err148];
}
else {
vErrors.push(err148);
}
errors++;
}
if(data107 < 0 || isNaN(data107)){
const err149 = {instancePath:instancePath+"/steps/" + i3+"/http-events/agent-misses/" + i8,schemaPath:"#/properties/steps/items/properties/http-events/properties/agent-misses/items/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err149];
}
else {
vErrors.push(err149);
}
errors++;
}
}
}
}
else {
const err150 = {instancePath:instancePath+"/steps/" + i3+"/http-events/agent-misses",schemaPath:"#/properties/steps/items/properties/http-events/properties/agent-misses/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err150];
}
else {
vErrors.push(err150);
}
errors++;
}
}
}
else {
const err151 = {instancePath:instancePath+"/steps/" + i3+"/http-events",schemaPath:"#/properties/steps/items/properties/http-events/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err151];
}
else {
vErrors.push(err151);
}
errors++;
}
}
if(data29["http-close"] !== undefined){
let data108 = data29["http-close"];
if(data108 && typeof data108 == "object" && !Array.isArray(data108)){
if(data108.at === undefined){
const err152 = {instancePath:instancePath+"/steps/" + i3+"/http-close",schemaPath:"#/properties/steps/items/properties/http-close/required",keyword:"required",params:{missingProperty: "at"},message:"must have required property '"+"at"+"'"};
if(vErrors === null){
vErrors = [err152];
}
else {
vErrors.push(err152);
}
errors++;
}
if(data108.connection === undefined){
const err153 = {instancePath:instancePath+"/steps/" + i3+"/http-close",schemaPath:"#/properties/steps/items/properties/http-close/required",keyword:"required",params:{missingProperty: "connection"},message:"must have required property '"+"connection"+"'"};
if(vErrors === null){
vErrors = [err153];
}
else {
vErrors.push(err153);
}
errors++;
}
for(const key18 in data108){
if(!(((((key18 === "at") || (key18 === "connection")) || (key18 === "spacing")) || (key18 === "events")) || (key18 === "agent-misses"))){
const err154 = {instancePath:instancePath+"/steps/" + i3+"/http-close",schemaPath:"#/properties/steps/items/properties/http-close/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key18},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err154];
}
else {
vErrors.push(err154);
}
errors++;
}
}
if(data108.at !== undefined){
if(!(validate186(data108.at, {instancePath:instancePath+"/steps/" + i3+"/http-close/at",parentData:data108,parentDataProperty:"at",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate186.errors : vErrors.concat(validate186.errors);
errors = vErrors.length;
}
}
if(data108.connection !== undefined){
if(typeof data108.connection !== "string"){
const err155 = {instancePath:instancePath+"/steps/" + i3+"/http-close/connection",schemaPath:"#/properties/steps/items/properties/http-close/properties/connection/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err155];
}
else {
vErrors.push(err155);
}
errors++;
}
}
if(data108.spacing !== undefined){
if(!(validate186(data108.spacing, {instancePath:instancePath+"/steps/" + i3+"/http-close/spacing",parentData:data108,parentDataProperty:"spacing",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate186.errors : vErrors.concat(validate186.errors);
errors = vErrors.length;
}
}
if(data108.events !== undefined){
let data112 = data108.events;
if(Array.isArray(data112)){
const len9 = data112.length;
for(let i9=0; i9<len9; i9++){
let data113 = data112[i9];
if(!(((typeof data113 == "number") && (!(data113 % 1) && !isNaN(data113))) && (isFinite(data113)))){
const err156 = {instancePath:instancePath+"/steps/" + i3+"/http-close/events/" + i9,schemaPath:"#/properties/steps/items/properties/http-close/properties/events/items/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err156];
}
else {
vErrors.push(err156);
}
errors++;
}
if((typeof data113 == "number") && (isFinite(data113))){
if(data113 > 65535 || isNaN(data113)){
const err157 = {instancePath:instancePath+"/steps/" + i3+"/http-close/events/" + i9,schemaPath:"#/properties/steps/items/properties/http-close/properties/events/items/maximum",keyword:"maximum",params:{comparison: "<=", limit: 65535},message:"must be <= 65535"};
if(vErrors === null){
vErrors = [err157];
}
else {
vErrors.push(err157);
}
errors++;
}
if(data113 < 0 || isNaN(data113)){
const err158 = {instancePath:instancePath+"/steps/" + i3+"/http-close/events/" + i9,schemaPath:"#/properties/steps/items/properties/http-close/properties/events/items/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err158];
}
else {
vErrors.push(err158);
}
errors++;
}
}
}
}
else {
const err159 = {instancePath:instancePath+"/steps/" + i3+"/http-close/events",schemaPath:"#/properties/steps/items/properties/http-close/properties/events/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err159];
}
else {
vErrors.push(err159);
}
errors++;
}
}
if(data108["agent-misses"] !== undefined){
let data114 = data108["agent-misses"];
if(Array.isArray(data114)){
const len10 = data114.length;
for(let i10=0; i10<len10; i10++){
let data115 = data114[i10];
if(!(((typeof data115 == "number") && (!(data115 % 1) && !isNaN(data115))) && (isFinite(data115)))){
const err160 = {instancePath:instancePath+"/steps/" + i3+"/http-close/agent-misses/" + i10,schemaPath:"#/properties/steps/items/properties/http-close/properties/agent-misses/items/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err160];
}
else {
vErrors.push(err160);
}
errors++;
}
if((typeof data115 == "number") && (isFinite(data115))){
if(data115 > 65535 || isNaN(data115)){
const err161 = {instancePath:instancePath+"/steps/" + i3+"/http-close/agent-misses/" + i10,schemaPath:"#/properties/steps/items/properties/http-close/properties/agent-misses/items/maximum",keyword:"maximum",params:{comparison: "<=", limit: 65535},message:"must be <= 65535"};
if(vErrors === null){
vErrors = [err161];
}
else {
vErrors.push(err161);
}
errors++;
}
if(data115 < 0 || isNaN(data115)){
const err162 = {instancePath:instancePath+"/steps/" + i3+"/http-close/agent-misses/" + i10,schemaPath:"#/properties/steps/items/properties/http-close/properties/agent-misses/items/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err162];
}
else {
vErrors.push(err162);
}
errors++;
}
}
}
}
else {
const err163 = {instancePath:instancePath+"/steps/" + i3+"/http-close/agent-misses",schemaPath:"#/properties/steps/items/properties/http-close/properties/agent-misses/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err163];
}
else {
vErrors.push(err163);
}
errors++;
}
}
}
else {
const err164 = {instancePath:instancePath+"/steps/" + i3+"/http-close",schemaPath:"#/properties/steps/items/properties/http-close/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err164];
}
else {
vErrors.push(err164);
}
errors++;
}
}
if(data29["driver-http"] !== undefined){
let data116 = data29["driver-http"];
if(data116 && typeof data116 == "object" && !Array.isArray(data116)){
if(data116.at === undefined){
const err165 = {instancePath:instancePath+"/steps/" + i3+"/driver-http",schemaPath:"#/properties/steps/items/properties/driver-http/required",keyword:"required",params:{missingProperty: "at"},message:"must have required property '"+"at"+"'"};
if(vErrors === null){
vErrors = [err165];
}
else {
vErrors.push(err165);
}
errors++;
}
if(data116.flow === undefined){
const err166 = {instancePath:instancePath+"/steps/" + i3+"/driver-http",schemaPath:"#/properties/steps/items/properties/driver-http/required",keyword:"required",params:{missingProperty: "flow"},message:"must have required property '"+"flow"+"'"};
if(vErrors === null){
vErrors = [err166];
}
else {
vErrors.push(err166);
}
errors++;
}
for(const key19 in data116){
if(!((((((((key19 === "at") || (key19 === "flow")) || (key19 === "method")) || (key19 === "path")) || (key19 === "status")) || (key19 === "think")) || (key19 === "repeat")) || (key19 === "every"))){
const err167 = {instancePath:instancePath+"/steps/" + i3+"/driver-http",schemaPath:"#/properties/steps/items/properties/driver-http/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key19},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err167];
}
else {
vErrors.push(err167);
}
errors++;
}
}
if(data116.at !== undefined){
if(!(validate186(data116.at, {instancePath:instancePath+"/steps/" + i3+"/driver-http/at",parentData:data116,parentDataProperty:"at",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate186.errors : vErrors.concat(validate186.errors);
errors = vErrors.length;
}
}
if(data116.flow !== undefined){
if(typeof data116.flow !== "string"){
const err168 = {instancePath:instancePath+"/steps/" + i3+"/driver-http/flow",schemaPath:"#/properties/steps/items/properties/driver-http/properties/flow/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err168];
}
else {
vErrors.push(err168);
}
errors++;
}
}
if(data116.method !== undefined){
let data119 = data116.method;
if(!((((((((data119 === "GET") || (data119 === "POST")) || (data119 === "PUT")) || (data119 === "DELETE")) || (data119 === "HEAD")) || (data119 === "OPTIONS")) || (data119 === "PATCH")) || (data119 === "TRACE"))){
const err169 = {instancePath:instancePath+"/steps/" + i3+"/driver-http/method",schemaPath:"#/properties/steps/items/properties/driver-http/properties/method/enum",keyword:"enum",params:{allowedValues: schema57.properties.steps.items.properties["driver-http"].properties.method.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err169];
}
else {
vErrors.push(err169);
}
errors++;
}
}
if(data116.path !== undefined){
let data120 = data116.path;
if(typeof data120 === "string"){
if(!pattern10.test(data120)){
const err170 = {instancePath:instancePath+"/steps/" + i3+"/driver-http/path",schemaPath:"#/properties/steps/items/properties/driver-http/properties/path/pattern",keyword:"pattern",params:{pattern: "^/"},message:"must match pattern \""+"^/"+"\""};
if(vErrors === null){
vErrors = [err170];
}
else {
vErrors.push(err170);
}
errors++;
}
}
else {
const err171 = {instancePath:instancePath+"/steps/" + i3+"/driver-http/path",schemaPath:"#/properties/steps/items/properties/driver-http/properties/path/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err171];
}
else {
vErrors.push(err171);
}
errors++;
}
}
if(data116.status !== undefined){
let data121 = data116.status;
if(!(((typeof data121 == "number") && (!(data121 % 1) && !isNaN(data121))) && (isFinite(data121)))){
const err172 = {instancePath:instancePath+"/steps/" + i3+"/driver-http/status",schemaPath:"#/properties/steps/items/properties/driver-http/properties/status/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err172];
}
else {
vErrors.push(err172);
}
errors++;
}
if((typeof data121 == "number") && (isFinite(data121))){
if(data121 > 999 || isNaN(data121)){
const err173 = {instancePath:instancePath+"/steps/" + i3+"/driver-http/status",schemaPath:"#/properties/steps/items/properties/driver-http/properties/status/maximum",keyword:"maximum",params:{comparison: "<=", limit: 999},message:"must be <= 999"};
if(vErrors === null){
vErrors = [err173];
}
else {
vErrors.push(err173);
}
errors++;
}
if(data121 < 0 || isNaN(data121)){
const err174 = {instancePath:instancePath+"/steps/" + i3+"/driver-http/status",schemaPath:"#/properties/steps/items/properties/driver-http/properties/status/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err174];
}
else {
vErrors.push(err174);
}
errors++;
}
}
}
if(data116.think !== undefined){
if(!(validate186(data116.think, {instancePath:instancePath+"/steps/" + i3+"/driver-http/think",parentData:data116,parentDataProperty:"think",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate186.errors : vErrors.concat(validate186.errors);
errors = vErrors.length;
}
}
if(data116.repeat !== undefined){
let data123 = data116.repeat;
if(!(((typeof data123 == "number") && (!(data123 % 1) && !isNaN(data123))) && (isFinite(data123)))){
const err175 = {instancePath:instancePath+"/steps/" + i3+"/driver-http/repeat",schemaPath:"#/properties/steps/items/properties/driver-http/properties/repeat/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err175];
}
else {
vErrors.push(err175);
}
errors++;
}
if((typeof data123 == "number") && (isFinite(data123))){
if(data123 > 1000000 || isNaN(data123)){
const err176 = {instancePath:instancePath+"/steps/" + i3+"/driver-http/repeat",schemaPath:"#/properties/steps/items/properties/driver-http/properties/repeat/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000000},message:"must be <= 1000000"};
if(vErrors === null){
vErrors = [err176];
}
else {
vErrors.push(err176);
}
errors++;
}
if(data123 < 1 || isNaN(data123)){
const err177 = {instancePath:instancePath+"/steps/" + i3+"/driver-http/repeat",schemaPath:"#/properties/steps/items/properties/driver-http/properties/repeat/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err177];
}
else {
vErrors.push(err177);
}
errors++;
}
}
}
if(data116.every !== undefined){
if(!(validate186(data116.every, {instancePath:instancePath+"/steps/" + i3+"/driver-http/every",parentData:data116,parentDataProperty:"every",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate186.errors : vErrors.concat(validate186.errors);
errors = vErrors.length;
}
}
}
else {
const err178 = {instancePath:instancePath+"/steps/" + i3+"/driver-http",schemaPath:"#/properties/steps/items/properties/driver-http/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err178];
}
else {
vErrors.push(err178);
}
errors++;
}
}
}
else {
const err179 = {instancePath:instancePath+"/steps/" + i3,schemaPath:"#/properties/steps/items/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err179];
}
else {
vErrors.push(err179);
}
errors++;
}
}
}
else {
const err180 = {instancePath:instancePath+"/steps",schemaPath:"#/properties/steps/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err180];
}
else {
vErrors.push(err180);
}
errors++;
}
}
}
else {
const err181 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err181];
}
else {
vErrors.push(err181);
}
errors++;
}
validate219.errors = vErrors;
return errors === 0;
}
validate219.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema59 = {"type":"object","additionalProperties":{"$ref":"#/$defs/count"}};

function validate257(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate257.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!(validate225(data[key0], {instancePath:instancePath+"/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data,parentDataProperty:key0,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate225.errors : vErrors.concat(validate225.errors);
errors = vErrors.length;
}
}
}
else {
const err0 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
validate257.errors = vErrors;
return errors === 0;
}
validate257.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const pattern6 = new RegExp("^-?[0-9]+(\\.[0-9]+)?(ns|us|ms|s|m|h)$", "u");
const pattern7 = new RegExp("^[1-9][0-9]{0,6}$", "u");

function validate185(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="https://flowproof.dev/schemas/scenario.schema.json" */;
let vErrors = null;
let errors = 0;
const evaluated0 = validate185.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.title === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "title"},message:"must have required property '"+"title"+"'"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.workload === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "workload"},message:"must have required property '"+"workload"+"'"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
for(const key0 in data){
if(!(((((((key0 === "title") || (key0 === "profile")) || (key0 === "toggles")) || (key0 === "seed")) || (key0 === "agent")) || (key0 === "workload")) || (key0 === "expect"))){
const err2 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.title !== undefined){
let data0 = data.title;
if(typeof data0 === "string"){
if(func3(data0) < 1){
const err3 = {instancePath:instancePath+"/title",schemaPath:"#/properties/title/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
else {
const err4 = {instancePath:instancePath+"/title",schemaPath:"#/properties/title/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.profile !== undefined){
if(typeof data.profile !== "string"){
const err5 = {instancePath:instancePath+"/profile",schemaPath:"#/properties/profile/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.toggles !== undefined){
let data2 = data.toggles;
if(data2 && typeof data2 == "object" && !Array.isArray(data2)){
for(const key1 in data2){
let data3 = data2[key1];
if(((typeof data3 !== "string") && (typeof data3 !== "boolean")) && (!((typeof data3 == "number") && (isFinite(data3))))){
const err6 = {instancePath:instancePath+"/toggles/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/toggles/additionalProperties/type",keyword:"type",params:{type: schema51.properties.toggles.additionalProperties.type},message:"must be string,boolean,number"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
}
else {
const err7 = {instancePath:instancePath+"/toggles",schemaPath:"#/properties/toggles/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data.seed !== undefined){
let data4 = data.seed;
if(!(((typeof data4 == "number") && (!(data4 % 1) && !isNaN(data4))) && (isFinite(data4)))){
const err8 = {instancePath:instancePath+"/seed",schemaPath:"#/properties/seed/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
if((typeof data4 == "number") && (isFinite(data4))){
if(data4 > 4294967295 || isNaN(data4)){
const err9 = {instancePath:instancePath+"/seed",schemaPath:"#/properties/seed/maximum",keyword:"maximum",params:{comparison: "<=", limit: 4294967295},message:"must be <= 4294967295"};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
if(data4 < 0 || isNaN(data4)){
const err10 = {instancePath:instancePath+"/seed",schemaPath:"#/properties/seed/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
}
if(data.agent !== undefined){
let data5 = data.agent;
if(data5 && typeof data5 == "object" && !Array.isArray(data5)){
for(const key2 in data5){
if(!(func1.call(schema51.properties.agent.properties, key2))){
const err11 = {instancePath:instancePath+"/agent",schemaPath:"#/properties/agent/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data5.register !== undefined){
if(!(validate186(data5.register, {instancePath:instancePath+"/agent/register",parentData:data5,parentDataProperty:"register",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate186.errors : vErrors.concat(validate186.errors);
errors = vErrors.length;
}
}
if(data5["poll-every"] !== undefined){
if(!(validate186(data5["poll-every"], {instancePath:instancePath+"/agent/poll-every",parentData:data5,parentDataProperty:"poll-every",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate186.errors : vErrors.concat(validate186.errors);
errors = vErrors.length;
}
}
if(data5["poll-offset"] !== undefined){
if(!(validate186(data5["poll-offset"], {instancePath:instancePath+"/agent/poll-offset",parentData:data5,parentDataProperty:"poll-offset",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate186.errors : vErrors.concat(validate186.errors);
errors = vErrors.length;
}
}
if(data5["quiet-polls"] !== undefined){
let data9 = data5["quiet-polls"];
if(!(((typeof data9 == "number") && (!(data9 % 1) && !isNaN(data9))) && (isFinite(data9)))){
const err12 = {instancePath:instancePath+"/agent/quiet-polls",schemaPath:"#/properties/agent/properties/quiet-polls/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
if((typeof data9 == "number") && (isFinite(data9))){
if(data9 > 1000 || isNaN(data9)){
const err13 = {instancePath:instancePath+"/agent/quiet-polls",schemaPath:"#/properties/agent/properties/quiet-polls/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000},message:"must be <= 1000"};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
if(data9 < 0 || isNaN(data9)){
const err14 = {instancePath:instancePath+"/agent/quiet-polls",schemaPath:"#/properties/agent/properties/quiet-polls/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
}
if(data5["failed-scans"] !== undefined){
if(!(validate190(data5["failed-scans"], {instancePath:instancePath+"/agent/failed-scans",parentData:data5,parentDataProperty:"failed-scans",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate190.errors : vErrors.concat(validate190.errors);
errors = vErrors.length;
}
}
if(data5["lost-payloads"] !== undefined){
if(!(validate190(data5["lost-payloads"], {instancePath:instancePath+"/agent/lost-payloads",parentData:data5,parentDataProperty:"lost-payloads",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate190.errors : vErrors.concat(validate190.errors);
errors = vErrors.length;
}
}
if(data5["skipped-polls"] !== undefined){
if(!(validate190(data5["skipped-polls"], {instancePath:instancePath+"/agent/skipped-polls",parentData:data5,parentDataProperty:"skipped-polls",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate190.errors : vErrors.concat(validate190.errors);
errors = vErrors.length;
}
}
if(data5.clients !== undefined){
let data13 = data5.clients;
if(Array.isArray(data13)){
const len0 = data13.length;
for(let i0=0; i0<len0; i0++){
let data14 = data13[i0];
if(data14 && typeof data14 == "object" && !Array.isArray(data14)){
if(data14.id === undefined){
const err15 = {instancePath:instancePath+"/agent/clients/" + i0,schemaPath:"#/properties/agent/properties/clients/items/required",keyword:"required",params:{missingProperty: "id"},message:"must have required property '"+"id"+"'"};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
for(const key3 in data14){
if(!((((key3 === "id") || (key3 === "register")) || (key3 === "poll-every")) || (key3 === "poll-offset"))){
const err16 = {instancePath:instancePath+"/agent/clients/" + i0,schemaPath:"#/properties/agent/properties/clients/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key3},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
if(data14.id !== undefined){
let data15 = data14.id;
if(typeof data15 === "string"){
if(func3(data15) < 1){
const err17 = {instancePath:instancePath+"/agent/clients/" + i0+"/id",schemaPath:"#/properties/agent/properties/clients/items/properties/id/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
else {
const err18 = {instancePath:instancePath+"/agent/clients/" + i0+"/id",schemaPath:"#/properties/agent/properties/clients/items/properties/id/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
if(data14.register !== undefined){
if(!(validate186(data14.register, {instancePath:instancePath+"/agent/clients/" + i0+"/register",parentData:data14,parentDataProperty:"register",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate186.errors : vErrors.concat(validate186.errors);
errors = vErrors.length;
}
}
if(data14["poll-every"] !== undefined){
if(!(validate186(data14["poll-every"], {instancePath:instancePath+"/agent/clients/" + i0+"/poll-every",parentData:data14,parentDataProperty:"poll-every",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate186.errors : vErrors.concat(validate186.errors);
errors = vErrors.length;
}
}
if(data14["poll-offset"] !== undefined){
if(!(validate186(data14["poll-offset"], {instancePath:instancePath+"/agent/clients/" + i0+"/poll-offset",parentData:data14,parentDataProperty:"poll-offset",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate186.errors : vErrors.concat(validate186.errors);
errors = vErrors.length;
}
}
}
else {
const err19 = {instancePath:instancePath+"/agent/clients/" + i0,schemaPath:"#/properties/agent/properties/clients/items/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
}
else {
const err20 = {instancePath:instancePath+"/agent/clients",schemaPath:"#/properties/agent/properties/clients/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
if(data5["clock-steps"] !== undefined){
let data19 = data5["clock-steps"];
if(Array.isArray(data19)){
const len1 = data19.length;
for(let i1=0; i1<len1; i1++){
let data20 = data19[i1];
if(data20 && typeof data20 == "object" && !Array.isArray(data20)){
if(data20.at === undefined){
const err21 = {instancePath:instancePath+"/agent/clock-steps/" + i1,schemaPath:"#/properties/agent/properties/clock-steps/items/required",keyword:"required",params:{missingProperty: "at"},message:"must have required property '"+"at"+"'"};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
if(data20.by === undefined){
const err22 = {instancePath:instancePath+"/agent/clock-steps/" + i1,schemaPath:"#/properties/agent/properties/clock-steps/items/required",keyword:"required",params:{missingProperty: "by"},message:"must have required property '"+"by"+"'"};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
for(const key4 in data20){
if(!((key4 === "at") || (key4 === "by"))){
const err23 = {instancePath:instancePath+"/agent/clock-steps/" + i1,schemaPath:"#/properties/agent/properties/clock-steps/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key4},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
if(data20.at !== undefined){
if(!(validate186(data20.at, {instancePath:instancePath+"/agent/clock-steps/" + i1+"/at",parentData:data20,parentDataProperty:"at",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate186.errors : vErrors.concat(validate186.errors);
errors = vErrors.length;
}
}
if(data20.by !== undefined){
let data22 = data20.by;
if(typeof data22 === "string"){
if(!pattern6.test(data22)){
const err24 = {instancePath:instancePath+"/agent/clock-steps/" + i1+"/by",schemaPath:"#/properties/agent/properties/clock-steps/items/properties/by/pattern",keyword:"pattern",params:{pattern: "^-?[0-9]+(\\.[0-9]+)?(ns|us|ms|s|m|h)$"},message:"must match pattern \""+"^-?[0-9]+(\\.[0-9]+)?(ns|us|ms|s|m|h)$"+"\""};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
else {
const err25 = {instancePath:instancePath+"/agent/clock-steps/" + i1+"/by",schemaPath:"#/properties/agent/properties/clock-steps/items/properties/by/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
}
}
else {
const err26 = {instancePath:instancePath+"/agent/clock-steps/" + i1,schemaPath:"#/properties/agent/properties/clock-steps/items/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
}
}
else {
const err27 = {instancePath:instancePath+"/agent/clock-steps",schemaPath:"#/properties/agent/properties/clock-steps/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
}
if(data5["failed-reads"] !== undefined){
let data23 = data5["failed-reads"];
if(data23 && typeof data23 == "object" && !Array.isArray(data23)){
for(const key5 in data23){
const _errs44 = errors;
if(typeof key5 === "string"){
if(!pattern7.test(key5)){
const err28 = {instancePath:instancePath+"/agent/failed-reads",schemaPath:"#/properties/agent/properties/failed-reads/propertyNames/pattern",keyword:"pattern",params:{pattern: "^[1-9][0-9]{0,6}$"},message:"must match pattern \""+"^[1-9][0-9]{0,6}$"+"\"",propertyName:key5};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
}
var valid9 = _errs44 === errors;
if(!valid9){
const err29 = {instancePath:instancePath+"/agent/failed-reads",schemaPath:"#/properties/agent/properties/failed-reads/propertyNames",keyword:"propertyNames",params:{propertyName: key5},message:"property name must be valid"};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
}
for(const key6 in data23){
let data24 = data23[key6];
if(!(((data24 === "open") || (data24 === "closed")) || (data24 === "open-empty"))){
const err30 = {instancePath:instancePath+"/agent/failed-reads/" + key6.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/agent/properties/failed-reads/additionalProperties/enum",keyword:"enum",params:{allowedValues: schema51.properties.agent.properties["failed-reads"].additionalProperties.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
}
}
else {
const err31 = {instancePath:instancePath+"/agent/failed-reads",schemaPath:"#/properties/agent/properties/failed-reads/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
}
if(data5["closed-event-races"] !== undefined){
let data25 = data5["closed-event-races"];
if(data25 && typeof data25 == "object" && !Array.isArray(data25)){
for(const key7 in data25){
const _errs49 = errors;
if(typeof key7 === "string"){
if(!pattern7.test(key7)){
const err32 = {instancePath:instancePath+"/agent/closed-event-races",schemaPath:"#/properties/agent/properties/closed-event-races/propertyNames/pattern",keyword:"pattern",params:{pattern: "^[1-9][0-9]{0,6}$"},message:"must match pattern \""+"^[1-9][0-9]{0,6}$"+"\"",propertyName:key7};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
}
var valid11 = _errs49 === errors;
if(!valid11){
const err33 = {instancePath:instancePath+"/agent/closed-event-races",schemaPath:"#/properties/agent/properties/closed-event-races/propertyNames",keyword:"propertyNames",params:{propertyName: key7},message:"property name must be valid"};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
}
for(const key8 in data25){
let data26 = data25[key8];
if(!(((data26 === "rows-lost") || (data26 === "rows-zeroed")) || (data26 === "rows-overwritten"))){
const err34 = {instancePath:instancePath+"/agent/closed-event-races/" + key8.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/agent/properties/closed-event-races/additionalProperties/enum",keyword:"enum",params:{allowedValues: schema51.properties.agent.properties["closed-event-races"].additionalProperties.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
}
}
else {
const err35 = {instancePath:instancePath+"/agent/closed-event-races",schemaPath:"#/properties/agent/properties/closed-event-races/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
}
if(data5["restart-after"] !== undefined){
if(!(validate186(data5["restart-after"], {instancePath:instancePath+"/agent/restart-after",parentData:data5,parentDataProperty:"restart-after",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate186.errors : vErrors.concat(validate186.errors);
errors = vErrors.length;
}
}
}
else {
const err36 = {instancePath:instancePath+"/agent",schemaPath:"#/properties/agent/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
}
if(data.workload !== undefined){
let data28 = data.workload;
if(data28 && typeof data28 == "object" && !Array.isArray(data28)){
if(Object.keys(data28).length > 1){
const err37 = {instancePath:instancePath+"/workload",schemaPath:"#/properties/workload/maxProperties",keyword:"maxProperties",params:{limit: 1},message:"must NOT have more than 1 properties"};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
if(Object.keys(data28).length < 1){
const err38 = {instancePath:instancePath+"/workload",schemaPath:"#/properties/workload/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties"};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
for(const key9 in data28){
if(!((((key9 === "trace") || (key9 === "script")) || (key9 === "windows")) || (key9 === "case"))){
const err39 = {instancePath:instancePath+"/workload",schemaPath:"#/properties/workload/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key9},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
}
if(data28.trace !== undefined){
let data29 = data28.trace;
if(typeof data29 === "string"){
if(func3(data29) < 1){
const err40 = {instancePath:instancePath+"/workload/trace",schemaPath:"#/properties/workload/properties/trace/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
}
else {
const err41 = {instancePath:instancePath+"/workload/trace",schemaPath:"#/properties/workload/properties/trace/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
}
if(data28.script !== undefined){
if(!(validate199(data28.script, {instancePath:instancePath+"/workload/script",parentData:data28,parentDataProperty:"script",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate199.errors : vErrors.concat(validate199.errors);
errors = vErrors.length;
}
}
if(data28.windows !== undefined){
if(!(validate219(data28.windows, {instancePath:instancePath+"/workload/windows",parentData:data28,parentDataProperty:"windows",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate219.errors : vErrors.concat(validate219.errors);
errors = vErrors.length;
}
}
if(data28.case !== undefined){
let data32 = data28.case;
if(typeof data32 === "string"){
if(func3(data32) < 1){
const err42 = {instancePath:instancePath+"/workload/case",schemaPath:"#/properties/workload/properties/case/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
}
}
else {
const err43 = {instancePath:instancePath+"/workload/case",schemaPath:"#/properties/workload/properties/case/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
}
}
}
else {
const err44 = {instancePath:instancePath+"/workload",schemaPath:"#/properties/workload/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err44];
}
else {
vErrors.push(err44);
}
errors++;
}
}
if(data.expect !== undefined){
let data33 = data.expect;
if(data33 && typeof data33 == "object" && !Array.isArray(data33)){
for(const key10 in data33){
if(!(func1.call(schema51.properties.expect.properties, key10))){
const err45 = {instancePath:instancePath+"/expect",schemaPath:"#/properties/expect/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key10},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err45];
}
else {
vErrors.push(err45);
}
errors++;
}
}
if(data33["server-hits"] !== undefined){
if(!(validate257(data33["server-hits"], {instancePath:instancePath+"/expect/server-hits",parentData:data33,parentDataProperty:"server-hits",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate257.errors : vErrors.concat(validate257.errors);
errors = vErrors.length;
}
}
if(data33["client-hits"] !== undefined){
if(!(validate257(data33["client-hits"], {instancePath:instancePath+"/expect/client-hits",parentData:data33,parentDataProperty:"client-hits",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate257.errors : vErrors.concat(validate257.errors);
errors = vErrors.length;
}
}
if(data33.fates !== undefined){
if(!(validate257(data33.fates, {instancePath:instancePath+"/expect/fates",parentData:data33,parentDataProperty:"fates",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate257.errors : vErrors.concat(validate257.errors);
errors = vErrors.length;
}
}
if(data33.connections !== undefined){
let data37 = data33.connections;
if(data37 && typeof data37 == "object" && !Array.isArray(data37)){
for(const key11 in data37){
if(!((key11 === "delivered") || (key11 === "kept"))){
const err46 = {instancePath:instancePath+"/expect/connections",schemaPath:"#/properties/expect/properties/connections/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key11},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err46];
}
else {
vErrors.push(err46);
}
errors++;
}
}
if(data37.delivered !== undefined){
if(!(validate225(data37.delivered, {instancePath:instancePath+"/expect/connections/delivered",parentData:data37,parentDataProperty:"delivered",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate225.errors : vErrors.concat(validate225.errors);
errors = vErrors.length;
}
}
if(data37.kept !== undefined){
if(!(validate225(data37.kept, {instancePath:instancePath+"/expect/connections/kept",parentData:data37,parentDataProperty:"kept",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate225.errors : vErrors.concat(validate225.errors);
errors = vErrors.length;
}
}
}
else {
const err47 = {instancePath:instancePath+"/expect/connections",schemaPath:"#/properties/expect/properties/connections/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err47];
}
else {
vErrors.push(err47);
}
errors++;
}
}
if(data33.violates !== undefined){
let data40 = data33.violates;
if(Array.isArray(data40)){
const len2 = data40.length;
for(let i2=0; i2<len2; i2++){
if(typeof data40[i2] !== "string"){
const err48 = {instancePath:instancePath+"/expect/violates/" + i2,schemaPath:"#/properties/expect/properties/violates/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err48];
}
else {
vErrors.push(err48);
}
errors++;
}
}
}
else {
const err49 = {instancePath:instancePath+"/expect/violates",schemaPath:"#/properties/expect/properties/violates/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err49];
}
else {
vErrors.push(err49);
}
errors++;
}
}
if(data33["over-seeds"] !== undefined){
let data42 = data33["over-seeds"];
if(data42 && typeof data42 == "object" && !Array.isArray(data42)){
if(data42.seeds === undefined){
const err50 = {instancePath:instancePath+"/expect/over-seeds",schemaPath:"#/properties/expect/properties/over-seeds/required",keyword:"required",params:{missingProperty: "seeds"},message:"must have required property '"+"seeds"+"'"};
if(vErrors === null){
vErrors = [err50];
}
else {
vErrors.push(err50);
}
errors++;
}
if(data42.service === undefined){
const err51 = {instancePath:instancePath+"/expect/over-seeds",schemaPath:"#/properties/expect/properties/over-seeds/required",keyword:"required",params:{missingProperty: "service"},message:"must have required property '"+"service"+"'"};
if(vErrors === null){
vErrors = [err51];
}
else {
vErrors.push(err51);
}
errors++;
}
if(data42["server-hits"] === undefined){
const err52 = {instancePath:instancePath+"/expect/over-seeds",schemaPath:"#/properties/expect/properties/over-seeds/required",keyword:"required",params:{missingProperty: "server-hits"},message:"must have required property '"+"server-hits"+"'"};
if(vErrors === null){
vErrors = [err52];
}
else {
vErrors.push(err52);
}
errors++;
}
for(const key12 in data42){
if(!(((key12 === "seeds") || (key12 === "service")) || (key12 === "server-hits"))){
const err53 = {instancePath:instancePath+"/expect/over-seeds",schemaPath:"#/properties/expect/properties/over-seeds/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key12},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err53];
}
else {
vErrors.push(err53);
}
errors++;
}
}
if(data42.seeds !== undefined){
let data43 = data42.seeds;
if(!(((typeof data43 == "number") && (!(data43 % 1) && !isNaN(data43))) && (isFinite(data43)))){
const err54 = {instancePath:instancePath+"/expect/over-seeds/seeds",schemaPath:"#/properties/expect/properties/over-seeds/properties/seeds/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err54];
}
else {
vErrors.push(err54);
}
errors++;
}
if((typeof data43 == "number") && (isFinite(data43))){
if(data43 > 1000000 || isNaN(data43)){
const err55 = {instancePath:instancePath+"/expect/over-seeds/seeds",schemaPath:"#/properties/expect/properties/over-seeds/properties/seeds/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000000},message:"must be <= 1000000"};
if(vErrors === null){
vErrors = [err55];
}
else {
vErrors.push(err55);
}
errors++;
}
if(data43 < 1 || isNaN(data43)){
const err56 = {instancePath:instancePath+"/expect/over-seeds/seeds",schemaPath:"#/properties/expect/properties/over-seeds/properties/seeds/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err56];
}
else {
vErrors.push(err56);
}
errors++;
}
}
}
if(data42.service !== undefined){
if(typeof data42.service !== "string"){
const err57 = {instancePath:instancePath+"/expect/over-seeds/service",schemaPath:"#/properties/expect/properties/over-seeds/properties/service/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err57];
}
else {
vErrors.push(err57);
}
errors++;
}
}
if(data42["server-hits"] !== undefined){
let data45 = data42["server-hits"];
if(Array.isArray(data45)){
if(data45.length < 1){
const err58 = {instancePath:instancePath+"/expect/over-seeds/server-hits",schemaPath:"#/properties/expect/properties/over-seeds/properties/server-hits/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"};
if(vErrors === null){
vErrors = [err58];
}
else {
vErrors.push(err58);
}
errors++;
}
const len3 = data45.length;
for(let i3=0; i3<len3; i3++){
if(!(validate225(data45[i3], {instancePath:instancePath+"/expect/over-seeds/server-hits/" + i3,parentData:data45,parentDataProperty:i3,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate225.errors : vErrors.concat(validate225.errors);
errors = vErrors.length;
}
}
}
else {
const err59 = {instancePath:instancePath+"/expect/over-seeds/server-hits",schemaPath:"#/properties/expect/properties/over-seeds/properties/server-hits/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err59];
}
else {
vErrors.push(err59);
}
errors++;
}
}
}
else {
const err60 = {instancePath:instancePath+"/expect/over-seeds",schemaPath:"#/properties/expect/properties/over-seeds/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err60];
}
else {
vErrors.push(err60);
}
errors++;
}
}
if(data33.tcp !== undefined){
let data47 = data33.tcp;
if(data47 && typeof data47 == "object" && !Array.isArray(data47)){
for(const key13 in data47){
if(!((key13 === "failed") || (key13 === "closed"))){
const err61 = {instancePath:instancePath+"/expect/tcp",schemaPath:"#/properties/expect/properties/tcp/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key13},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err61];
}
else {
vErrors.push(err61);
}
errors++;
}
}
if(data47.failed !== undefined){
if(!(validate225(data47.failed, {instancePath:instancePath+"/expect/tcp/failed",parentData:data47,parentDataProperty:"failed",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate225.errors : vErrors.concat(validate225.errors);
errors = vErrors.length;
}
}
if(data47.closed !== undefined){
if(!(validate225(data47.closed, {instancePath:instancePath+"/expect/tcp/closed",parentData:data47,parentDataProperty:"closed",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate225.errors : vErrors.concat(validate225.errors);
errors = vErrors.length;
}
}
}
else {
const err62 = {instancePath:instancePath+"/expect/tcp",schemaPath:"#/properties/expect/properties/tcp/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err62];
}
else {
vErrors.push(err62);
}
errors++;
}
}
if(data33.polls !== undefined){
let data50 = data33.polls;
if(Array.isArray(data50)){
const len4 = data50.length;
for(let i4=0; i4<len4; i4++){
let data51 = data50[i4];
if(data51 && typeof data51 == "object" && !Array.isArray(data51)){
for(const key14 in data51){
if(!(((((key14 === "delivered") || (key14 === "established")) || (key14 === "closed")) || (key14 === "failed")) || (key14 === "sent"))){
const err63 = {instancePath:instancePath+"/expect/polls/" + i4,schemaPath:"#/properties/expect/properties/polls/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key14},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err63];
}
else {
vErrors.push(err63);
}
errors++;
}
}
if(data51.delivered !== undefined){
if(!(validate225(data51.delivered, {instancePath:instancePath+"/expect/polls/" + i4+"/delivered",parentData:data51,parentDataProperty:"delivered",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate225.errors : vErrors.concat(validate225.errors);
errors = vErrors.length;
}
}
if(data51.established !== undefined){
if(!(validate225(data51.established, {instancePath:instancePath+"/expect/polls/" + i4+"/established",parentData:data51,parentDataProperty:"established",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate225.errors : vErrors.concat(validate225.errors);
errors = vErrors.length;
}
}
if(data51.closed !== undefined){
if(!(validate225(data51.closed, {instancePath:instancePath+"/expect/polls/" + i4+"/closed",parentData:data51,parentDataProperty:"closed",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate225.errors : vErrors.concat(validate225.errors);
errors = vErrors.length;
}
}
if(data51.failed !== undefined){
if(!(validate225(data51.failed, {instancePath:instancePath+"/expect/polls/" + i4+"/failed",parentData:data51,parentDataProperty:"failed",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate225.errors : vErrors.concat(validate225.errors);
errors = vErrors.length;
}
}
if(data51.sent !== undefined){
if(!(validate225(data51.sent, {instancePath:instancePath+"/expect/polls/" + i4+"/sent",parentData:data51,parentDataProperty:"sent",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate225.errors : vErrors.concat(validate225.errors);
errors = vErrors.length;
}
}
}
else {
const err64 = {instancePath:instancePath+"/expect/polls/" + i4,schemaPath:"#/properties/expect/properties/polls/items/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err64];
}
else {
vErrors.push(err64);
}
errors++;
}
}
}
else {
const err65 = {instancePath:instancePath+"/expect/polls",schemaPath:"#/properties/expect/properties/polls/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err65];
}
else {
vErrors.push(err65);
}
errors++;
}
}
if(data33.counters !== undefined){
if(!(validate257(data33.counters, {instancePath:instancePath+"/expect/counters",parentData:data33,parentDataProperty:"counters",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate257.errors : vErrors.concat(validate257.errors);
errors = vErrors.length;
}
}
if(data33["agent-ends"] !== undefined){
if(!(validate225(data33["agent-ends"], {instancePath:instancePath+"/expect/agent-ends",parentData:data33,parentDataProperty:"agent-ends",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate225.errors : vErrors.concat(validate225.errors);
errors = vErrors.length;
}
}
}
else {
const err66 = {instancePath:instancePath+"/expect",schemaPath:"#/properties/expect/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err66];
}
else {
vErrors.push(err66);
}
errors++;
}
}
}
else {
const err67 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err67];
}
else {
vErrors.push(err67);
}
errors++;
}
validate185.errors = vErrors;
return errors === 0;
}
validate185.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

export const validateTraceEvent = validate274;
const schema60 = {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"https://flowproof.dev/schemas/trace-event.schema.json","title":"One decoded event","description":"A line of `flowproof trace cat`: one event of src/model/events.ts as JSON. u64 values are decimal text, an absent value is an absent key, bytes are text with one character per byte.","type":"object","required":["kind"],"properties":{"kind":{"type":"string"}},"discriminator":{"propertyName":"kind"},"oneOf":[{"title":"snapshot_end","type":"object","required":["kind","tNs","cpu","cseq","ring"],"properties":{"kind":{"const":"snapshot_end"},"tNs":{"$ref":"#/$defs/count"},"cpu":{"type":"integer","minimum":-1,"maximum":65534},"cseq":{"$ref":"#/$defs/count"},"ring":{"enum":["user","life","data"]},"records":{"$ref":"#/$defs/count"}},"additionalProperties":false},{"title":"loss","type":"object","required":["kind","tNs","cpu","cseq","ring","ringName","lostTotal","perCpu"],"properties":{"kind":{"const":"loss"},"tNs":{"$ref":"#/$defs/count"},"cpu":{"type":"integer","minimum":-1,"maximum":65534},"cseq":{"$ref":"#/$defs/count"},"ring":{"enum":["user","life","data"]},"ringName":{"type":"string"},"lostTotal":{"$ref":"#/$defs/count"},"attempts":{"$ref":"#/$defs/count"},"perCpu":{"type":"array","items":{"$ref":"#/$defs/cpuLoss"}},"detail":{"type":"object","additionalProperties":{"$ref":"#/$defs/count"}}},"additionalProperties":false},{"title":"tick","type":"object","required":["kind","tNs","cpu","cseq","ring","records"],"properties":{"kind":{"const":"tick"},"tNs":{"$ref":"#/$defs/count"},"cpu":{"type":"integer","minimum":-1,"maximum":65534},"cseq":{"$ref":"#/$defs/count"},"ring":{"enum":["user","life","data"]},"records":{"$ref":"#/$defs/count"}},"additionalProperties":false},{"title":"marker","type":"object","required":["kind","tNs","cpu","cseq","ring","text"],"properties":{"kind":{"const":"marker"},"tNs":{"$ref":"#/$defs/count"},"cpu":{"type":"integer","minimum":-1,"maximum":65534},"cseq":{"$ref":"#/$defs/count"},"ring":{"enum":["user","life","data"]},"text":{"type":"string"}},"additionalProperties":false},{"title":"proc","type":"object","required":["kind","tNs","cpu","cseq","ring","pid","argv","via"],"properties":{"kind":{"const":"proc"},"tNs":{"$ref":"#/$defs/count"},"cpu":{"type":"integer","minimum":-1,"maximum":65534},"cseq":{"$ref":"#/$defs/count"},"ring":{"enum":["user","life","data"]},"pid":{"$ref":"#/$defs/u32"},"ppid":{"$ref":"#/$defs/u32"},"startNs":{"$ref":"#/$defs/u64"},"comm":{"type":"string"},"argv":{"type":"array","items":{"type":"string"}},"argvBytes":{"$ref":"#/$defs/u32"},"cgroup":{"type":"string"},"netnsIno":{"$ref":"#/$defs/u32"},"containerId":{"type":"string"},"service":{"type":"string"},"via":{"enum":["exec","fork","snapshot","first-sight"]}},"additionalProperties":false},{"title":"proc_exit","type":"object","required":["kind","tNs","cpu","cseq","ring","pid"],"properties":{"kind":{"const":"proc_exit"},"tNs":{"$ref":"#/$defs/count"},"cpu":{"type":"integer","minimum":-1,"maximum":65534},"cseq":{"$ref":"#/$defs/count"},"ring":{"enum":["user","life","data"]},"pid":{"$ref":"#/$defs/u32"},"status":{"$ref":"#/$defs/i32"}},"additionalProperties":false},{"title":"netns","type":"object","required":["kind","tNs","cpu","cseq","ring","netnsIno","isRoot"],"properties":{"kind":{"const":"netns"},"tNs":{"$ref":"#/$defs/count"},"cpu":{"type":"integer","minimum":-1,"maximum":65534},"cseq":{"$ref":"#/$defs/count"},"ring":{"enum":["user","life","data"]},"netnsIno":{"$ref":"#/$defs/u32"},"netnsCookie":{"$ref":"#/$defs/u64"},"pid":{"$ref":"#/$defs/u32"},"isRoot":{"type":"boolean"}},"additionalProperties":false},{"title":"iface","type":"object","required":["kind","tNs","cpu","cseq","ring","netnsIno","ifindex","name","addrs"],"properties":{"kind":{"const":"iface"},"tNs":{"$ref":"#/$defs/count"},"cpu":{"type":"integer","minimum":-1,"maximum":65534},"cseq":{"$ref":"#/$defs/count"},"ring":{"enum":["user","life","data"]},"netnsIno":{"$ref":"#/$defs/u32"},"ifindex":{"$ref":"#/$defs/u32"},"name":{"type":"string"},"addrs":{"type":"array","items":{"$ref":"#/$defs/address"}}},"additionalProperties":false},{"title":"sock","type":"object","required":["kind","tNs","cpu","cseq","ring","ck","family","proto","isPreexisting"],"properties":{"kind":{"const":"sock"},"tNs":{"$ref":"#/$defs/count"},"cpu":{"type":"integer","minimum":-1,"maximum":65534},"cseq":{"$ref":"#/$defs/count"},"ring":{"enum":["user","life","data"]},"ck":{"$ref":"#/$defs/u64"},"family":{"$ref":"#/$defs/u16"},"proto":{"$ref":"#/$defs/u16"},"pid":{"$ref":"#/$defs/u32"},"tid":{"$ref":"#/$defs/u32"},"comm":{"type":"string"},"cgroupId":{"$ref":"#/$defs/u64"},"netnsIno":{"$ref":"#/$defs/u32"},"netnsCookie":{"$ref":"#/$defs/u64"},"isPreexisting":{"type":"boolean"}},"additionalProperties":false},{"title":"listen","type":"object","required":["kind","tNs","cpu","cseq","ring","ck","port"],"properties":{"kind":{"const":"listen"},"tNs":{"$ref":"#/$defs/count"},"cpu":{"type":"integer","minimum":-1,"maximum":65534},"cseq":{"$ref":"#/$defs/count"},"ring":{"enum":["user","life","data"]},"ck":{"$ref":"#/$defs/u64"},"addr":{"$ref":"#/$defs/address"},"port":{"$ref":"#/$defs/u16"},"backlog":{"$ref":"#/$defs/i32"}},"additionalProperties":false},{"title":"connect","type":"object","required":["kind","tNs","cpu","cseq","ring","ck"],"properties":{"kind":{"const":"connect"},"tNs":{"$ref":"#/$defs/count"},"cpu":{"type":"integer","minimum":-1,"maximum":65534},"cseq":{"$ref":"#/$defs/count"},"ring":{"enum":["user","life","data"]},"ck":{"$ref":"#/$defs/u64"},"raddr":{"$ref":"#/$defs/address"},"rport":{"$ref":"#/$defs/u16"},"pid":{"$ref":"#/$defs/u32"},"tid":{"$ref":"#/$defs/u32"},"result":{"$ref":"#/$defs/i32"}},"additionalProperties":false},{"title":"estab","type":"object","required":["kind","tNs","cpu","cseq","ring","ck","laddr","lport","raddr","rport"],"properties":{"kind":{"const":"estab"},"tNs":{"$ref":"#/$defs/count"},"cpu":{"type":"integer","minimum":-1,"maximum":65534},"cseq":{"$ref":"#/$defs/count"},"ring":{"enum":["user","life","data"]},"ck":{"$ref":"#/$defs/u64"},"laddr":{"$ref":"#/$defs/address"},"lport":{"$ref":"#/$defs/u16"},"raddr":{"$ref":"#/$defs/address"},"rport":{"$ref":"#/$defs/u16"},"dir":{"enum":["in","out"]},"pid":{"$ref":"#/$defs/u32"},"pidSource":{"$ref":"#/$defs/pidSource"},"listenerCk":{"$ref":"#/$defs/u64"},"netnsIno":{"$ref":"#/$defs/u32"}},"additionalProperties":false},{"title":"state","type":"object","required":["kind","tNs","cpu","cseq","ring","ck","from","to"],"properties":{"kind":{"const":"state"},"tNs":{"$ref":"#/$defs/count"},"cpu":{"type":"integer","minimum":-1,"maximum":65534},"cseq":{"$ref":"#/$defs/count"},"ring":{"enum":["user","life","data"]},"ck":{"$ref":"#/$defs/u64"},"from":{"$ref":"#/$defs/u8"},"to":{"$ref":"#/$defs/u8"},"errno":{"$ref":"#/$defs/u32"},"counters":{"$ref":"#/$defs/counters"}},"additionalProperties":false},{"title":"progress","type":"object","required":["kind","tNs","cpu","cseq","ring","ck"],"properties":{"kind":{"const":"progress"},"tNs":{"$ref":"#/$defs/count"},"cpu":{"type":"integer","minimum":-1,"maximum":65534},"cseq":{"$ref":"#/$defs/count"},"ring":{"enum":["user","life","data"]},"ck":{"$ref":"#/$defs/u64"},"counters":{"$ref":"#/$defs/counters"},"dataSegsTx":{"$ref":"#/$defs/count"},"dataBytesTx":{"$ref":"#/$defs/u64"},"dataSegsRx":{"$ref":"#/$defs/count"},"dataBytesRx":{"$ref":"#/$defs/u64"},"laddr":{"$ref":"#/$defs/address"},"lport":{"$ref":"#/$defs/u16"},"raddr":{"$ref":"#/$defs/address"},"rport":{"$ref":"#/$defs/u16"}},"additionalProperties":false},{"title":"close","type":"object","required":["kind","tNs","cpu","cseq","ring","ck","lost"],"properties":{"kind":{"const":"close"},"tNs":{"$ref":"#/$defs/count"},"cpu":{"type":"integer","minimum":-1,"maximum":65534},"cseq":{"$ref":"#/$defs/count"},"ring":{"enum":["user","life","data"]},"ck":{"$ref":"#/$defs/u64"},"pid":{"$ref":"#/$defs/u32"},"tid":{"$ref":"#/$defs/u32"},"state":{"$ref":"#/$defs/u8"},"counters":{"$ref":"#/$defs/counters"},"lost":{"$ref":"#/$defs/lost"}},"additionalProperties":false},{"title":"owner","type":"object","required":["kind","tNs","cpu","cseq","ring","ck","pid","pidSource"],"properties":{"kind":{"const":"owner"},"tNs":{"$ref":"#/$defs/count"},"cpu":{"type":"integer","minimum":-1,"maximum":65534},"cseq":{"$ref":"#/$defs/count"},"ring":{"enum":["user","life","data"]},"ck":{"$ref":"#/$defs/u64"},"pid":{"$ref":"#/$defs/u32"},"pidSource":{"$ref":"#/$defs/pidSource"}},"additionalProperties":false},{"title":"retrans","type":"object","required":["kind","tNs","cpu","cseq","ring","ck","segs"],"properties":{"kind":{"const":"retrans"},"tNs":{"$ref":"#/$defs/count"},"cpu":{"type":"integer","minimum":-1,"maximum":65534},"cseq":{"$ref":"#/$defs/count"},"ring":{"enum":["user","life","data"]},"ck":{"$ref":"#/$defs/u64"},"seq":{"$ref":"#/$defs/u32"},"segs":{"$ref":"#/$defs/u32"},"total":{"$ref":"#/$defs/u32"}},"additionalProperties":false},{"title":"io","type":"object","required":["kind","tNs","cpu","cseq","ring","ck","op","result"],"properties":{"kind":{"const":"io"},"tNs":{"$ref":"#/$defs/count"},"cpu":{"type":"integer","minimum":-1,"maximum":65534},"cseq":{"$ref":"#/$defs/count"},"ring":{"enum":["user","life","data"]},"ck":{"$ref":"#/$defs/u64"},"op":{"enum":["sendmsg","sendpage","recvmsg","read_sock","udp_send","udp_recv"]},"result":{"type":"integer","minimum":-2147483648,"maximum":2147483647},"pid":{"$ref":"#/$defs/u32"},"tid":{"$ref":"#/$defs/u32"},"raddr":{"$ref":"#/$defs/address"},"rport":{"$ref":"#/$defs/u16"}},"additionalProperties":false},{"title":"http","type":"object","required":["kind","tNs","cpu","cseq","ring","ck","dir","seq","payloadBytes","head","headBytes","isTruncated","via"],"properties":{"kind":{"const":"http"},"tNs":{"$ref":"#/$defs/count"},"cpu":{"type":"integer","minimum":-1,"maximum":65534},"cseq":{"$ref":"#/$defs/count"},"ring":{"enum":["user","life","data"]},"ck":{"$ref":"#/$defs/u64"},"dir":{"enum":["tx","rx"]},"seq":{"$ref":"#/$defs/u32"},"payloadBytes":{"$ref":"#/$defs/u32"},"head":{"type":"string","pattern":"^[\\u0000-\\u00ff]*$"},"headBytes":{"$ref":"#/$defs/u32"},"isTruncated":{"type":"boolean"},"method":{"type":"string"},"path":{"type":"string"},"status":{"$ref":"#/$defs/u16"},"via":{"enum":["plain","tls"]},"flags":{"$ref":"#/$defs/u16"}},"additionalProperties":false},{"title":"segment","type":"object","required":["kind","tNs","cpu","cseq","ring","ck","dir","seq","lenBytes","flags"],"properties":{"kind":{"const":"segment"},"tNs":{"$ref":"#/$defs/count"},"cpu":{"type":"integer","minimum":-1,"maximum":65534},"cseq":{"$ref":"#/$defs/count"},"ring":{"enum":["user","life","data"]},"ck":{"$ref":"#/$defs/u64"},"dir":{"enum":["tx","rx"]},"seq":{"$ref":"#/$defs/u32"},"lenBytes":{"$ref":"#/$defs/u32"},"flags":{"$ref":"#/$defs/u16"}},"additionalProperties":false},{"title":"nat","type":"object","required":["kind","tNs","cpu","cseq","ring","netnsIno","ctId","event","proto","origSrc","origSport","origDst","origDport","replySrc","replySport","replyDst","replyDport"],"properties":{"kind":{"const":"nat"},"tNs":{"$ref":"#/$defs/count"},"cpu":{"type":"integer","minimum":-1,"maximum":65534},"cseq":{"$ref":"#/$defs/count"},"ring":{"enum":["user","life","data"]},"netnsIno":{"$ref":"#/$defs/u32"},"ctId":{"$ref":"#/$defs/u32"},"event":{"enum":["new","update","destroy","dump"]},"proto":{"$ref":"#/$defs/u16"},"origSrc":{"$ref":"#/$defs/address"},"origSport":{"$ref":"#/$defs/u16"},"origDst":{"$ref":"#/$defs/address"},"origDport":{"$ref":"#/$defs/u16"},"replySrc":{"$ref":"#/$defs/address"},"replySport":{"$ref":"#/$defs/u16"},"replyDst":{"$ref":"#/$defs/address"},"replyDport":{"$ref":"#/$defs/u16"},"status":{"$ref":"#/$defs/u32"}},"additionalProperties":false},{"title":"packet","type":"object","required":["kind","tNs","cpu","cseq","ring","netnsIno","ifindex","packetType","src","sport","dst","dport","seq","flags","payloadBytes"],"properties":{"kind":{"const":"packet"},"tNs":{"$ref":"#/$defs/count"},"cpu":{"type":"integer","minimum":-1,"maximum":65534},"cseq":{"$ref":"#/$defs/count"},"ring":{"enum":["user","life","data"]},"netnsIno":{"$ref":"#/$defs/u32"},"ifindex":{"$ref":"#/$defs/u32"},"packetType":{"enum":["in","out","broadcast","multicast","other"]},"src":{"$ref":"#/$defs/address"},"sport":{"$ref":"#/$defs/u16"},"dst":{"$ref":"#/$defs/address"},"dport":{"$ref":"#/$defs/u16"},"seq":{"$ref":"#/$defs/u32"},"flags":{"$ref":"#/$defs/u16"},"payloadBytes":{"$ref":"#/$defs/u32"},"head":{"type":"string","pattern":"^[\\u0000-\\u00ff]*$"}},"additionalProperties":false},{"title":"etw","type":"object","required":["kind","tNs","cpu","cseq","ring","fileTime","id","version","level","keyword","activityId","data"],"properties":{"kind":{"const":"etw"},"tNs":{"$ref":"#/$defs/count"},"cpu":{"type":"integer","minimum":-1,"maximum":65534},"cseq":{"$ref":"#/$defs/count"},"ring":{"enum":["user","life","data"]},"fileTime":{"$ref":"#/$defs/u64"},"id":{"$ref":"#/$defs/u16"},"version":{"$ref":"#/$defs/u8"},"level":{"$ref":"#/$defs/u8"},"keyword":{"$ref":"#/$defs/u64"},"activityId":{"$ref":"#/$defs/guid"},"relatedActivityId":{"$ref":"#/$defs/guid"},"pid":{"$ref":"#/$defs/u32"},"tid":{"$ref":"#/$defs/u32"},"processor":{"$ref":"#/$defs/u16"},"provider":{"$ref":"#/$defs/guid"},"data":{"$ref":"#/$defs/bytes"}},"additionalProperties":false},{"title":"etw_loss","type":"object","required":["kind","tNs","cpu","cseq","ring","eventsLost","logBuffersLost","realTimeBuffersLost"],"properties":{"kind":{"const":"etw_loss"},"tNs":{"$ref":"#/$defs/count"},"cpu":{"type":"integer","minimum":-1,"maximum":65534},"cseq":{"$ref":"#/$defs/count"},"ring":{"enum":["user","life","data"]},"eventsLost":{"$ref":"#/$defs/count"},"logBuffersLost":{"$ref":"#/$defs/count"},"realTimeBuffersLost":{"$ref":"#/$defs/count"}},"additionalProperties":false},{"title":"flow_rows","type":"object","required":["kind","tNs","cpu","cseq","ring","table","api","rows","rounds"],"properties":{"kind":{"const":"flow_rows"},"tNs":{"$ref":"#/$defs/count"},"cpu":{"type":"integer","minimum":-1,"maximum":65534},"cseq":{"$ref":"#/$defs/count"},"ring":{"enum":["user","life","data"]},"reader":{"type":"string"},"table":{"enum":["open","closed"]},"api":{"$ref":"#/$defs/u16"},"rows":{"$ref":"#/$defs/bytes"},"rounds":{"$ref":"#/$defs/u32"},"errorCode":{"$ref":"#/$defs/u32"}},"additionalProperties":false},{"title":"driver_limits","type":"object","required":["kind","tNs","cpu","cseq","ring","maxOpen","maxClosed","closedThreshold"],"properties":{"kind":{"const":"driver_limits"},"tNs":{"$ref":"#/$defs/count"},"cpu":{"type":"integer","minimum":-1,"maximum":65534},"cseq":{"$ref":"#/$defs/count"},"ring":{"enum":["user","life","data"]},"maxOpen":{"$ref":"#/$defs/count"},"maxClosed":{"$ref":"#/$defs/count"},"closedThreshold":{"$ref":"#/$defs/count"}},"additionalProperties":false},{"title":"driver_stats","type":"object","required":["kind","tNs","cpu","cseq","ring","stats"],"properties":{"kind":{"const":"driver_stats"},"tNs":{"$ref":"#/$defs/count"},"cpu":{"type":"integer","minimum":-1,"maximum":65534},"cseq":{"$ref":"#/$defs/count"},"ring":{"enum":["user","life","data"]},"stats":{"$ref":"#/$defs/bytes"}},"additionalProperties":false},{"title":"flow_open","type":"object","required":["kind","tNs","cpu","cseq","ring","handle","cookie","pid","family","proto","laddr","lport","raddr","rport"],"properties":{"kind":{"const":"flow_open"},"tNs":{"$ref":"#/$defs/count"},"cpu":{"type":"integer","minimum":-1,"maximum":65534},"cseq":{"$ref":"#/$defs/count"},"ring":{"enum":["user","life","data"]},"handle":{"$ref":"#/$defs/u64"},"cookie":{"$ref":"#/$defs/u64"},"pid":{"$ref":"#/$defs/u32"},"family":{"$ref":"#/$defs/u16"},"proto":{"$ref":"#/$defs/u16"},"laddr":{"$ref":"#/$defs/address"},"lport":{"$ref":"#/$defs/u16"},"raddr":{"$ref":"#/$defs/address"},"rport":{"$ref":"#/$defs/u16"},"dir":{"enum":["in","out"]}},"additionalProperties":false},{"title":"flow_update","type":"object","required":["kind","tNs","cpu","cseq","ring","handle","state"],"properties":{"kind":{"const":"flow_update"},"tNs":{"$ref":"#/$defs/count"},"cpu":{"type":"integer","minimum":-1,"maximum":65534},"cseq":{"$ref":"#/$defs/count"},"ring":{"enum":["user","life","data"]},"handle":{"$ref":"#/$defs/u64"},"state":{"$ref":"#/$defs/driverFlowState"}},"additionalProperties":false},{"title":"flow_close","type":"object","required":["kind","tNs","cpu","cseq","ring","handle","status","references"],"properties":{"kind":{"const":"flow_close"},"tNs":{"$ref":"#/$defs/count"},"cpu":{"type":"integer","minimum":-1,"maximum":65534},"cseq":{"$ref":"#/$defs/count"},"ring":{"enum":["user","life","data"]},"handle":{"$ref":"#/$defs/u64"},"status":{"$ref":"#/$defs/u8"},"references":{"$ref":"#/$defs/u32"}},"additionalProperties":false},{"title":"driver_http","type":"object","required":["kind","tNs","cpu","cseq","ring","record"],"properties":{"kind":{"const":"driver_http"},"tNs":{"$ref":"#/$defs/count"},"cpu":{"type":"integer","minimum":-1,"maximum":65534},"cseq":{"$ref":"#/$defs/count"},"ring":{"enum":["user","life","data"]},"record":{"$ref":"#/$defs/bytes"}},"additionalProperties":false},{"title":"fds","type":"object","required":["kind","tNs","cpu","cseq","ring","pid","total","tcp4","tcp6","udp4","udp6","unix","otherSockets","pipe","anon","file"],"properties":{"kind":{"const":"fds"},"tNs":{"$ref":"#/$defs/count"},"cpu":{"type":"integer","minimum":-1,"maximum":65534},"cseq":{"$ref":"#/$defs/count"},"ring":{"enum":["user","life","data"]},"pid":{"$ref":"#/$defs/u32"},"total":{"$ref":"#/$defs/u32"},"tcp4":{"$ref":"#/$defs/u32"},"tcp6":{"$ref":"#/$defs/u32"},"udp4":{"$ref":"#/$defs/u32"},"udp6":{"$ref":"#/$defs/u32"},"unix":{"$ref":"#/$defs/u32"},"otherSockets":{"$ref":"#/$defs/u32"},"pipe":{"$ref":"#/$defs/u32"},"anon":{"$ref":"#/$defs/u32"},"file":{"$ref":"#/$defs/u32"}},"additionalProperties":false},{"title":"unix_open","type":"object","required":["kind","tNs","cpu","cseq","ring","ck","via"],"properties":{"kind":{"const":"unix_open"},"tNs":{"$ref":"#/$defs/count"},"cpu":{"type":"integer","minimum":-1,"maximum":65534},"cseq":{"$ref":"#/$defs/count"},"ring":{"enum":["user","life","data"]},"ck":{"$ref":"#/$defs/u64"},"pid":{"$ref":"#/$defs/u32"},"path":{"type":"string"},"dir":{"enum":["in","out"]},"via":{"enum":["connect","reading"]}},"additionalProperties":false},{"title":"unix_close","type":"object","required":["kind","tNs","cpu","cseq","ring","ck","aliveNs"],"properties":{"kind":{"const":"unix_close"},"tNs":{"$ref":"#/$defs/count"},"cpu":{"type":"integer","minimum":-1,"maximum":65534},"cseq":{"$ref":"#/$defs/count"},"ring":{"enum":["user","life","data"]},"ck":{"$ref":"#/$defs/u64"},"aliveNs":{"$ref":"#/$defs/count"}},"additionalProperties":false}],"$defs":{"count":{"type":"integer","minimum":0,"maximum":9007199254740991},"u8":{"type":"integer","minimum":0,"maximum":255},"u16":{"type":"integer","minimum":0,"maximum":65535},"u32":{"type":"integer","minimum":0,"maximum":4294967295},"i32":{"type":"integer","minimum":-2147483648,"maximum":2147483647},"u64":{"type":"string","pattern":"^(0|[1-9][0-9]{0,19})$"},"address":{"type":"string","pattern":"^([0-9]{1,3}(\\.[0-9]{1,3}){3}|[0-9a-f:]*:[0-9a-f:.]*)$"},"pidSource":{"enum":["creator","listener","proc","acceptor","writer","closer"]},"counters":{"type":"object","required":["sentBytes","recvBytes","rawAckedBytes","rawReceivedBytes","segsIn","segsOut","retransmits","rttUs","rttVarUs"],"properties":{"sentBytes":{"$ref":"#/$defs/u64"},"recvBytes":{"$ref":"#/$defs/u64"},"rawAckedBytes":{"$ref":"#/$defs/u64"},"rawReceivedBytes":{"$ref":"#/$defs/u64"},"segsIn":{"$ref":"#/$defs/u32"},"segsOut":{"$ref":"#/$defs/u32"},"retransmits":{"$ref":"#/$defs/u32"},"rttUs":{"$ref":"#/$defs/u32"},"rttVarUs":{"$ref":"#/$defs/u32"}},"additionalProperties":false},"lost":{"type":"object","required":["life","data"],"properties":{"life":{"$ref":"#/$defs/u32"},"data":{"$ref":"#/$defs/u32"}},"additionalProperties":false},"cpuLoss":{"type":"object","required":["cpu","attempts","delivered","lost"],"properties":{"cpu":{"$ref":"#/$defs/u16"},"attempts":{"$ref":"#/$defs/count"},"delivered":{"$ref":"#/$defs/count"},"lost":{"$ref":"#/$defs/count"}},"additionalProperties":false},"guid":{"type":"string","pattern":"^[\\u0000-\\u00ff]{16}$"},"bytes":{"type":"string","pattern":"^[\\u0000-\\u00ff]*$"},"driverFlowState":{"type":"object","required":["status","sentBytes","recvBytes","sentPackets","recvPackets","sentBytesWithHeaders","recvBytesWithHeaders","retransmits","rttUs","rttVarUs","classification","request","response"],"properties":{"status":{"$ref":"#/$defs/u8"},"sentBytes":{"$ref":"#/$defs/u64"},"recvBytes":{"$ref":"#/$defs/u64"},"sentPackets":{"$ref":"#/$defs/u64"},"recvPackets":{"$ref":"#/$defs/u64"},"sentBytesWithHeaders":{"$ref":"#/$defs/u64"},"recvBytesWithHeaders":{"$ref":"#/$defs/u64"},"retransmits":{"$ref":"#/$defs/u32"},"rttUs":{"$ref":"#/$defs/u32"},"rttVarUs":{"$ref":"#/$defs/u32"},"classification":{"$ref":"#/$defs/u16"},"request":{"$ref":"#/$defs/u16"},"response":{"$ref":"#/$defs/u16"}},"additionalProperties":false}}};
const schema61 = {"type":"integer","minimum":0,"maximum":9007199254740991};

function validate275(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate275.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(!(((typeof data == "number") && (!(data % 1) && !isNaN(data))) && (isFinite(data)))){
const err0 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if((typeof data == "number") && (isFinite(data))){
if(data > 9007199254740991 || isNaN(data)){
const err1 = {instancePath,schemaPath:"#/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data < 0 || isNaN(data)){
const err2 = {instancePath,schemaPath:"#/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
validate275.errors = vErrors;
return errors === 0;
}
validate275.evaluated = {"dynamicProps":false,"dynamicItems":false};

const schema62 = {"type":"object","required":["cpu","attempts","delivered","lost"],"properties":{"cpu":{"$ref":"#/$defs/u16"},"attempts":{"$ref":"#/$defs/count"},"delivered":{"$ref":"#/$defs/count"},"lost":{"$ref":"#/$defs/count"}},"additionalProperties":false};
const schema63 = {"type":"integer","minimum":0,"maximum":65535};

function validate284(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate284.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(!(((typeof data == "number") && (!(data % 1) && !isNaN(data))) && (isFinite(data)))){
const err0 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if((typeof data == "number") && (isFinite(data))){
if(data > 65535 || isNaN(data)){
const err1 = {instancePath,schemaPath:"#/maximum",keyword:"maximum",params:{comparison: "<=", limit: 65535},message:"must be <= 65535"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data < 0 || isNaN(data)){
const err2 = {instancePath,schemaPath:"#/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
validate284.errors = vErrors;
return errors === 0;
}
validate284.evaluated = {"dynamicProps":false,"dynamicItems":false};


function validate283(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate283.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.cpu === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "cpu"},message:"must have required property '"+"cpu"+"'"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.attempts === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "attempts"},message:"must have required property '"+"attempts"+"'"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.delivered === undefined){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "delivered"},message:"must have required property '"+"delivered"+"'"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data.lost === undefined){
const err3 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "lost"},message:"must have required property '"+"lost"+"'"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
for(const key0 in data){
if(!((((key0 === "cpu") || (key0 === "attempts")) || (key0 === "delivered")) || (key0 === "lost"))){
const err4 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.cpu !== undefined){
if(!(validate284(data.cpu, {instancePath:instancePath+"/cpu",parentData:data,parentDataProperty:"cpu",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate284.errors : vErrors.concat(validate284.errors);
errors = vErrors.length;
}
}
if(data.attempts !== undefined){
if(!(validate275(data.attempts, {instancePath:instancePath+"/attempts",parentData:data,parentDataProperty:"attempts",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate275.errors : vErrors.concat(validate275.errors);
errors = vErrors.length;
}
}
if(data.delivered !== undefined){
if(!(validate275(data.delivered, {instancePath:instancePath+"/delivered",parentData:data,parentDataProperty:"delivered",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate275.errors : vErrors.concat(validate275.errors);
errors = vErrors.length;
}
}
if(data.lost !== undefined){
if(!(validate275(data.lost, {instancePath:instancePath+"/lost",parentData:data,parentDataProperty:"lost",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate275.errors : vErrors.concat(validate275.errors);
errors = vErrors.length;
}
}
}
else {
const err5 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
validate283.errors = vErrors;
return errors === 0;
}
validate283.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema64 = {"type":"integer","minimum":0,"maximum":4294967295};

function validate298(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate298.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(!(((typeof data == "number") && (!(data % 1) && !isNaN(data))) && (isFinite(data)))){
const err0 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if((typeof data == "number") && (isFinite(data))){
if(data > 4294967295 || isNaN(data)){
const err1 = {instancePath,schemaPath:"#/maximum",keyword:"maximum",params:{comparison: "<=", limit: 4294967295},message:"must be <= 4294967295"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data < 0 || isNaN(data)){
const err2 = {instancePath,schemaPath:"#/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
validate298.errors = vErrors;
return errors === 0;
}
validate298.evaluated = {"dynamicProps":false,"dynamicItems":false};

const schema65 = {"type":"string","pattern":"^(0|[1-9][0-9]{0,19})$"};
const pattern3 = new RegExp("^(0|[1-9][0-9]{0,19})$", "u");

function validate301(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate301.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(typeof data === "string"){
if(!pattern3.test(data)){
const err0 = {instancePath,schemaPath:"#/pattern",keyword:"pattern",params:{pattern: "^(0|[1-9][0-9]{0,19})$"},message:"must match pattern \""+"^(0|[1-9][0-9]{0,19})$"+"\""};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
else {
const err1 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
validate301.errors = vErrors;
return errors === 0;
}
validate301.evaluated = {"dynamicProps":false,"dynamicItems":false};

const schema66 = {"type":"integer","minimum":-2147483648,"maximum":2147483647};

function validate308(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate308.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(!(((typeof data == "number") && (!(data % 1) && !isNaN(data))) && (isFinite(data)))){
const err0 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if((typeof data == "number") && (isFinite(data))){
if(data > 2147483647 || isNaN(data)){
const err1 = {instancePath,schemaPath:"#/maximum",keyword:"maximum",params:{comparison: "<=", limit: 2147483647},message:"must be <= 2147483647"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data < -2147483648 || isNaN(data)){
const err2 = {instancePath,schemaPath:"#/minimum",keyword:"minimum",params:{comparison: ">=", limit: -2147483648},message:"must be >= -2147483648"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
validate308.errors = vErrors;
return errors === 0;
}
validate308.evaluated = {"dynamicProps":false,"dynamicItems":false};

const schema67 = {"type":"string","pattern":"^([0-9]{1,3}(\\.[0-9]{1,3}){3}|[0-9a-f:]*:[0-9a-f:.]*)$"};
const pattern15 = new RegExp("^([0-9]{1,3}(\\.[0-9]{1,3}){3}|[0-9a-f:]*:[0-9a-f:.]*)$", "u");

function validate319(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate319.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(typeof data === "string"){
if(!pattern15.test(data)){
const err0 = {instancePath,schemaPath:"#/pattern",keyword:"pattern",params:{pattern: "^([0-9]{1,3}(\\.[0-9]{1,3}){3}|[0-9a-f:]*:[0-9a-f:.]*)$"},message:"must match pattern \""+"^([0-9]{1,3}(\\.[0-9]{1,3}){3}|[0-9a-f:]*:[0-9a-f:.]*)$"+"\""};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
else {
const err1 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
validate319.errors = vErrors;
return errors === 0;
}
validate319.evaluated = {"dynamicProps":false,"dynamicItems":false};

const schema68 = {"enum":["creator","listener","proc","acceptor","writer","closer"]};

function validate353(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate353.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(!((((((data === "creator") || (data === "listener")) || (data === "proc")) || (data === "acceptor")) || (data === "writer")) || (data === "closer"))){
const err0 = {instancePath,schemaPath:"#/enum",keyword:"enum",params:{allowedValues: schema68.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
validate353.errors = vErrors;
return errors === 0;
}
validate353.evaluated = {"dynamicProps":false,"dynamicItems":false};

const schema69 = {"type":"integer","minimum":0,"maximum":255};

function validate360(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate360.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(!(((typeof data == "number") && (!(data % 1) && !isNaN(data))) && (isFinite(data)))){
const err0 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if((typeof data == "number") && (isFinite(data))){
if(data > 255 || isNaN(data)){
const err1 = {instancePath,schemaPath:"#/maximum",keyword:"maximum",params:{comparison: "<=", limit: 255},message:"must be <= 255"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data < 0 || isNaN(data)){
const err2 = {instancePath,schemaPath:"#/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
validate360.errors = vErrors;
return errors === 0;
}
validate360.evaluated = {"dynamicProps":false,"dynamicItems":false};

const schema70 = {"type":"object","required":["sentBytes","recvBytes","rawAckedBytes","rawReceivedBytes","segsIn","segsOut","retransmits","rttUs","rttVarUs"],"properties":{"sentBytes":{"$ref":"#/$defs/u64"},"recvBytes":{"$ref":"#/$defs/u64"},"rawAckedBytes":{"$ref":"#/$defs/u64"},"rawReceivedBytes":{"$ref":"#/$defs/u64"},"segsIn":{"$ref":"#/$defs/u32"},"segsOut":{"$ref":"#/$defs/u32"},"retransmits":{"$ref":"#/$defs/u32"},"rttUs":{"$ref":"#/$defs/u32"},"rttVarUs":{"$ref":"#/$defs/u32"}},"additionalProperties":false};

function validate364(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate364.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.sentBytes === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "sentBytes"},message:"must have required property '"+"sentBytes"+"'"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.recvBytes === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "recvBytes"},message:"must have required property '"+"recvBytes"+"'"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.rawAckedBytes === undefined){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "rawAckedBytes"},message:"must have required property '"+"rawAckedBytes"+"'"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data.rawReceivedBytes === undefined){
const err3 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "rawReceivedBytes"},message:"must have required property '"+"rawReceivedBytes"+"'"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(data.segsIn === undefined){
const err4 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "segsIn"},message:"must have required property '"+"segsIn"+"'"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
if(data.segsOut === undefined){
const err5 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "segsOut"},message:"must have required property '"+"segsOut"+"'"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if(data.retransmits === undefined){
const err6 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "retransmits"},message:"must have required property '"+"retransmits"+"'"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
if(data.rttUs === undefined){
const err7 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "rttUs"},message:"must have required property '"+"rttUs"+"'"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
if(data.rttVarUs === undefined){
const err8 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "rttVarUs"},message:"must have required property '"+"rttVarUs"+"'"};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
for(const key0 in data){
if(!(func1.call(schema70.properties, key0))){
const err9 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data.sentBytes !== undefined){
if(!(validate301(data.sentBytes, {instancePath:instancePath+"/sentBytes",parentData:data,parentDataProperty:"sentBytes",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate301.errors : vErrors.concat(validate301.errors);
errors = vErrors.length;
}
}
if(data.recvBytes !== undefined){
if(!(validate301(data.recvBytes, {instancePath:instancePath+"/recvBytes",parentData:data,parentDataProperty:"recvBytes",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate301.errors : vErrors.concat(validate301.errors);
errors = vErrors.length;
}
}
if(data.rawAckedBytes !== undefined){
if(!(validate301(data.rawAckedBytes, {instancePath:instancePath+"/rawAckedBytes",parentData:data,parentDataProperty:"rawAckedBytes",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate301.errors : vErrors.concat(validate301.errors);
errors = vErrors.length;
}
}
if(data.rawReceivedBytes !== undefined){
if(!(validate301(data.rawReceivedBytes, {instancePath:instancePath+"/rawReceivedBytes",parentData:data,parentDataProperty:"rawReceivedBytes",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate301.errors : vErrors.concat(validate301.errors);
errors = vErrors.length;
}
}
if(data.segsIn !== undefined){
if(!(validate298(data.segsIn, {instancePath:instancePath+"/segsIn",parentData:data,parentDataProperty:"segsIn",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate298.errors : vErrors.concat(validate298.errors);
errors = vErrors.length;
}
}
if(data.segsOut !== undefined){
if(!(validate298(data.segsOut, {instancePath:instancePath+"/segsOut",parentData:data,parentDataProperty:"segsOut",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate298.errors : vErrors.concat(validate298.errors);
errors = vErrors.length;
}
}
if(data.retransmits !== undefined){
if(!(validate298(data.retransmits, {instancePath:instancePath+"/retransmits",parentData:data,parentDataProperty:"retransmits",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate298.errors : vErrors.concat(validate298.errors);
errors = vErrors.length;
}
}
if(data.rttUs !== undefined){
if(!(validate298(data.rttUs, {instancePath:instancePath+"/rttUs",parentData:data,parentDataProperty:"rttUs",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate298.errors : vErrors.concat(validate298.errors);
errors = vErrors.length;
}
}
if(data.rttVarUs !== undefined){
if(!(validate298(data.rttVarUs, {instancePath:instancePath+"/rttVarUs",parentData:data,parentDataProperty:"rttVarUs",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate298.errors : vErrors.concat(validate298.errors);
errors = vErrors.length;
}
}
}
else {
const err10 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
validate364.errors = vErrors;
return errors === 0;
}
validate364.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema71 = {"type":"object","required":["life","data"],"properties":{"life":{"$ref":"#/$defs/u32"},"data":{"$ref":"#/$defs/u32"}},"additionalProperties":false};

function validate394(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate394.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.life === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "life"},message:"must have required property '"+"life"+"'"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.data === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "data"},message:"must have required property '"+"data"+"'"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
for(const key0 in data){
if(!((key0 === "life") || (key0 === "data"))){
const err2 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.life !== undefined){
if(!(validate298(data.life, {instancePath:instancePath+"/life",parentData:data,parentDataProperty:"life",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate298.errors : vErrors.concat(validate298.errors);
errors = vErrors.length;
}
}
if(data.data !== undefined){
if(!(validate298(data.data, {instancePath:instancePath+"/data",parentData:data,parentDataProperty:"data",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate298.errors : vErrors.concat(validate298.errors);
errors = vErrors.length;
}
}
}
else {
const err3 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
validate394.errors = vErrors;
return errors === 0;
}
validate394.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema72 = {"type":"string","pattern":"^[\\u0000-\\u00ff]{16}$"};
const pattern18 = new RegExp("^[\\u0000-\\u00ff]{16}$", "u");

function validate462(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate462.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(typeof data === "string"){
if(!pattern18.test(data)){
const err0 = {instancePath,schemaPath:"#/pattern",keyword:"pattern",params:{pattern: "^[\\u0000-\\u00ff]{16}$"},message:"must match pattern \""+"^[\\u0000-\\u00ff]{16}$"+"\""};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
else {
const err1 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
validate462.errors = vErrors;
return errors === 0;
}
validate462.evaluated = {"dynamicProps":false,"dynamicItems":false};

const schema73 = {"type":"string","pattern":"^[\\u0000-\\u00ff]*$"};
const pattern16 = new RegExp("^[\\u0000-\\u00ff]*$", "u");

function validate469(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate469.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(typeof data === "string"){
if(!pattern16.test(data)){
const err0 = {instancePath,schemaPath:"#/pattern",keyword:"pattern",params:{pattern: "^[\\u0000-\\u00ff]*$"},message:"must match pattern \""+"^[\\u0000-\\u00ff]*$"+"\""};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
else {
const err1 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
validate469.errors = vErrors;
return errors === 0;
}
validate469.evaluated = {"dynamicProps":false,"dynamicItems":false};

const schema74 = {"type":"object","required":["status","sentBytes","recvBytes","sentPackets","recvPackets","sentBytesWithHeaders","recvBytesWithHeaders","retransmits","rttUs","rttVarUs","classification","request","response"],"properties":{"status":{"$ref":"#/$defs/u8"},"sentBytes":{"$ref":"#/$defs/u64"},"recvBytes":{"$ref":"#/$defs/u64"},"sentPackets":{"$ref":"#/$defs/u64"},"recvPackets":{"$ref":"#/$defs/u64"},"sentBytesWithHeaders":{"$ref":"#/$defs/u64"},"recvBytesWithHeaders":{"$ref":"#/$defs/u64"},"retransmits":{"$ref":"#/$defs/u32"},"rttUs":{"$ref":"#/$defs/u32"},"rttVarUs":{"$ref":"#/$defs/u32"},"classification":{"$ref":"#/$defs/u16"},"request":{"$ref":"#/$defs/u16"},"response":{"$ref":"#/$defs/u16"}},"additionalProperties":false};

function validate504(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate504.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.status === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "status"},message:"must have required property '"+"status"+"'"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.sentBytes === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "sentBytes"},message:"must have required property '"+"sentBytes"+"'"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.recvBytes === undefined){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "recvBytes"},message:"must have required property '"+"recvBytes"+"'"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data.sentPackets === undefined){
const err3 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "sentPackets"},message:"must have required property '"+"sentPackets"+"'"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(data.recvPackets === undefined){
const err4 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "recvPackets"},message:"must have required property '"+"recvPackets"+"'"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
if(data.sentBytesWithHeaders === undefined){
const err5 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "sentBytesWithHeaders"},message:"must have required property '"+"sentBytesWithHeaders"+"'"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if(data.recvBytesWithHeaders === undefined){
const err6 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "recvBytesWithHeaders"},message:"must have required property '"+"recvBytesWithHeaders"+"'"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
if(data.retransmits === undefined){
const err7 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "retransmits"},message:"must have required property '"+"retransmits"+"'"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
if(data.rttUs === undefined){
const err8 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "rttUs"},message:"must have required property '"+"rttUs"+"'"};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
if(data.rttVarUs === undefined){
const err9 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "rttVarUs"},message:"must have required property '"+"rttVarUs"+"'"};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
if(data.classification === undefined){
const err10 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "classification"},message:"must have required property '"+"classification"+"'"};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
if(data.request === undefined){
const err11 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "request"},message:"must have required property '"+"request"+"'"};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
if(data.response === undefined){
const err12 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "response"},message:"must have required property '"+"response"+"'"};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
for(const key0 in data){
if(!(func1.call(schema74.properties, key0))){
const err13 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
if(data.status !== undefined){
if(!(validate360(data.status, {instancePath:instancePath+"/status",parentData:data,parentDataProperty:"status",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate360.errors : vErrors.concat(validate360.errors);
errors = vErrors.length;
}
}
if(data.sentBytes !== undefined){
if(!(validate301(data.sentBytes, {instancePath:instancePath+"/sentBytes",parentData:data,parentDataProperty:"sentBytes",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate301.errors : vErrors.concat(validate301.errors);
errors = vErrors.length;
}
}
if(data.recvBytes !== undefined){
if(!(validate301(data.recvBytes, {instancePath:instancePath+"/recvBytes",parentData:data,parentDataProperty:"recvBytes",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate301.errors : vErrors.concat(validate301.errors);
errors = vErrors.length;
}
}
if(data.sentPackets !== undefined){
if(!(validate301(data.sentPackets, {instancePath:instancePath+"/sentPackets",parentData:data,parentDataProperty:"sentPackets",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate301.errors : vErrors.concat(validate301.errors);
errors = vErrors.length;
}
}
if(data.recvPackets !== undefined){
if(!(validate301(data.recvPackets, {instancePath:instancePath+"/recvPackets",parentData:data,parentDataProperty:"recvPackets",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate301.errors : vErrors.concat(validate301.errors);
errors = vErrors.length;
}
}
if(data.sentBytesWithHeaders !== undefined){
if(!(validate301(data.sentBytesWithHeaders, {instancePath:instancePath+"/sentBytesWithHeaders",parentData:data,parentDataProperty:"sentBytesWithHeaders",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate301.errors : vErrors.concat(validate301.errors);
errors = vErrors.length;
}
}
if(data.recvBytesWithHeaders !== undefined){
if(!(validate301(data.recvBytesWithHeaders, {instancePath:instancePath+"/recvBytesWithHeaders",parentData:data,parentDataProperty:"recvBytesWithHeaders",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate301.errors : vErrors.concat(validate301.errors);
errors = vErrors.length;
}
}
if(data.retransmits !== undefined){
if(!(validate298(data.retransmits, {instancePath:instancePath+"/retransmits",parentData:data,parentDataProperty:"retransmits",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate298.errors : vErrors.concat(validate298.errors);
errors = vErrors.length;
}
}
if(data.rttUs !== undefined){
if(!(validate298(data.rttUs, {instancePath:instancePath+"/rttUs",parentData:data,parentDataProperty:"rttUs",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate298.errors : vErrors.concat(validate298.errors);
errors = vErrors.length;
}
}
if(data.rttVarUs !== undefined){
if(!(validate298(data.rttVarUs, {instancePath:instancePath+"/rttVarUs",parentData:data,parentDataProperty:"rttVarUs",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate298.errors : vErrors.concat(validate298.errors);
errors = vErrors.length;
}
}
if(data.classification !== undefined){
if(!(validate284(data.classification, {instancePath:instancePath+"/classification",parentData:data,parentDataProperty:"classification",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate284.errors : vErrors.concat(validate284.errors);
errors = vErrors.length;
}
}
if(data.request !== undefined){
if(!(validate284(data.request, {instancePath:instancePath+"/request",parentData:data,parentDataProperty:"request",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate284.errors : vErrors.concat(validate284.errors);
errors = vErrors.length;
}
}
if(data.response !== undefined){
if(!(validate284(data.response, {instancePath:instancePath+"/response",parentData:data,parentDataProperty:"response",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate284.errors : vErrors.concat(validate284.errors);
errors = vErrors.length;
}
}
}
else {
const err14 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
validate504.errors = vErrors;
return errors === 0;
}
validate504.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate274(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="https://flowproof.dev/schemas/trace-event.schema.json" */;
let vErrors = null;
let errors = 0;
const evaluated0 = validate274.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.kind === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "kind"},message:"must have required property '"+"kind"+"'"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.kind !== undefined){
if(typeof data.kind !== "string"){
const err1 = {instancePath:instancePath+"/kind",schemaPath:"#/properties/kind/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
const tag0 = data.kind;
if(typeof tag0 == "string"){
if(tag0 === "snapshot_end"){
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.kind === undefined){
const err2 = {instancePath,schemaPath:"#/oneOf/0/required",keyword:"required",params:{missingProperty: "kind"},message:"must have required property '"+"kind"+"'"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data.tNs === undefined){
const err3 = {instancePath,schemaPath:"#/oneOf/0/required",keyword:"required",params:{missingProperty: "tNs"},message:"must have required property '"+"tNs"+"'"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(data.cpu === undefined){
const err4 = {instancePath,schemaPath:"#/oneOf/0/required",keyword:"required",params:{missingProperty: "cpu"},message:"must have required property '"+"cpu"+"'"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
if(data.cseq === undefined){
const err5 = {instancePath,schemaPath:"#/oneOf/0/required",keyword:"required",params:{missingProperty: "cseq"},message:"must have required property '"+"cseq"+"'"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if(data.ring === undefined){
const err6 = {instancePath,schemaPath:"#/oneOf/0/required",keyword:"required",params:{missingProperty: "ring"},message:"must have required property '"+"ring"+"'"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
for(const key0 in data){
if(!((((((key0 === "kind") || (key0 === "tNs")) || (key0 === "cpu")) || (key0 === "cseq")) || (key0 === "ring")) || (key0 === "records"))){
const err7 = {instancePath,schemaPath:"#/oneOf/0/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data.kind !== undefined){
if("snapshot_end" !== data.kind){
const err8 = {instancePath:instancePath+"/kind",schemaPath:"#/oneOf/0/properties/kind/const",keyword:"const",params:{allowedValue: "snapshot_end"},message:"must be equal to constant"};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.tNs !== undefined){
if(!(validate275(data.tNs, {instancePath:instancePath+"/tNs",parentData:data,parentDataProperty:"tNs",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate275.errors : vErrors.concat(validate275.errors);
errors = vErrors.length;
}
}
if(data.cpu !== undefined){
let data3 = data.cpu;
if(!(((typeof data3 == "number") && (!(data3 % 1) && !isNaN(data3))) && (isFinite(data3)))){
const err9 = {instancePath:instancePath+"/cpu",schemaPath:"#/oneOf/0/properties/cpu/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
if((typeof data3 == "number") && (isFinite(data3))){
if(data3 > 65534 || isNaN(data3)){
const err10 = {instancePath:instancePath+"/cpu",schemaPath:"#/oneOf/0/properties/cpu/maximum",keyword:"maximum",params:{comparison: "<=", limit: 65534},message:"must be <= 65534"};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
if(data3 < -1 || isNaN(data3)){
const err11 = {instancePath:instancePath+"/cpu",schemaPath:"#/oneOf/0/properties/cpu/minimum",keyword:"minimum",params:{comparison: ">=", limit: -1},message:"must be >= -1"};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
}
if(data.cseq !== undefined){
if(!(validate275(data.cseq, {instancePath:instancePath+"/cseq",parentData:data,parentDataProperty:"cseq",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate275.errors : vErrors.concat(validate275.errors);
errors = vErrors.length;
}
}
if(data.ring !== undefined){
let data5 = data.ring;
if(!(((data5 === "user") || (data5 === "life")) || (data5 === "data"))){
const err12 = {instancePath:instancePath+"/ring",schemaPath:"#/oneOf/0/properties/ring/enum",keyword:"enum",params:{allowedValues: schema60.oneOf[0].properties.ring.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
if(data.records !== undefined){
if(!(validate275(data.records, {instancePath:instancePath+"/records",parentData:data,parentDataProperty:"records",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate275.errors : vErrors.concat(validate275.errors);
errors = vErrors.length;
}
}
}
else {
const err13 = {instancePath,schemaPath:"#/oneOf/0/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
var props0 = true;
}
else if(tag0 === "loss"){
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.kind === undefined){
const err14 = {instancePath,schemaPath:"#/oneOf/1/required",keyword:"required",params:{missingProperty: "kind"},message:"must have required property '"+"kind"+"'"};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
if(data.tNs === undefined){
const err15 = {instancePath,schemaPath:"#/oneOf/1/required",keyword:"required",params:{missingProperty: "tNs"},message:"must have required property '"+"tNs"+"'"};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
if(data.cpu === undefined){
const err16 = {instancePath,schemaPath:"#/oneOf/1/required",keyword:"required",params:{missingProperty: "cpu"},message:"must have required property '"+"cpu"+"'"};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
if(data.cseq === undefined){
const err17 = {instancePath,schemaPath:"#/oneOf/1/required",keyword:"required",params:{missingProperty: "cseq"},message:"must have required property '"+"cseq"+"'"};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
if(data.ring === undefined){
const err18 = {instancePath,schemaPath:"#/oneOf/1/required",keyword:"required",params:{missingProperty: "ring"},message:"must have required property '"+"ring"+"'"};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
if(data.ringName === undefined){
const err19 = {instancePath,schemaPath:"#/oneOf/1/required",keyword:"required",params:{missingProperty: "ringName"},message:"must have required property '"+"ringName"+"'"};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
if(data.lostTotal === undefined){
const err20 = {instancePath,schemaPath:"#/oneOf/1/required",keyword:"required",params:{missingProperty: "lostTotal"},message:"must have required property '"+"lostTotal"+"'"};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
if(data.perCpu === undefined){
const err21 = {instancePath,schemaPath:"#/oneOf/1/required",keyword:"required",params:{missingProperty: "perCpu"},message:"must have required property '"+"perCpu"+"'"};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
for(const key1 in data){
if(!(func1.call(schema60.oneOf[1].properties, key1))){
const err22 = {instancePath,schemaPath:"#/oneOf/1/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
if(data.kind !== undefined){
if("loss" !== data.kind){
const err23 = {instancePath:instancePath+"/kind",schemaPath:"#/oneOf/1/properties/kind/const",keyword:"const",params:{allowedValue: "loss"},message:"must be equal to constant"};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
if(data.tNs !== undefined){
if(!(validate275(data.tNs, {instancePath:instancePath+"/tNs",parentData:data,parentDataProperty:"tNs",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate275.errors : vErrors.concat(validate275.errors);
errors = vErrors.length;
}
}
if(data.cpu !== undefined){
let data9 = data.cpu;
if(!(((typeof data9 == "number") && (!(data9 % 1) && !isNaN(data9))) && (isFinite(data9)))){
const err24 = {instancePath:instancePath+"/cpu",schemaPath:"#/oneOf/1/properties/cpu/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
if((typeof data9 == "number") && (isFinite(data9))){
if(data9 > 65534 || isNaN(data9)){
const err25 = {instancePath:instancePath+"/cpu",schemaPath:"#/oneOf/1/properties/cpu/maximum",keyword:"maximum",params:{comparison: "<=", limit: 65534},message:"must be <= 65534"};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
if(data9 < -1 || isNaN(data9)){
const err26 = {instancePath:instancePath+"/cpu",schemaPath:"#/oneOf/1/properties/cpu/minimum",keyword:"minimum",params:{comparison: ">=", limit: -1},message:"must be >= -1"};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
}
}
if(data.cseq !== undefined){
if(!(validate275(data.cseq, {instancePath:instancePath+"/cseq",parentData:data,parentDataProperty:"cseq",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate275.errors : vErrors.concat(validate275.errors);
errors = vErrors.length;
}
}
if(data.ring !== undefined){
let data11 = data.ring;
if(!(((data11 === "user") || (data11 === "life")) || (data11 === "data"))){
const err27 = {instancePath:instancePath+"/ring",schemaPath:"#/oneOf/1/properties/ring/enum",keyword:"enum",params:{allowedValues: schema60.oneOf[1].properties.ring.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
}
if(data.ringName !== undefined){
if(typeof data.ringName !== "string"){
const err28 = {instancePath:instancePath+"/ringName",schemaPath:"#/oneOf/1/properties/ringName/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
}
if(data.lostTotal !== undefined){
if(!(validate275(data.lostTotal, {instancePath:instancePath+"/lostTotal",parentData:data,parentDataProperty:"lostTotal",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate275.errors : vErrors.concat(validate275.errors);
errors = vErrors.length;
}
}
if(data.attempts !== undefined){
if(!(validate275(data.attempts, {instancePath:instancePath+"/attempts",parentData:data,parentDataProperty:"attempts",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate275.errors : vErrors.concat(validate275.errors);
errors = vErrors.length;
}
}
if(data.perCpu !== undefined){
let data15 = data.perCpu;
if(Array.isArray(data15)){
const len0 = data15.length;
for(let i0=0; i0<len0; i0++){
if(!(validate283(data15[i0], {instancePath:instancePath+"/perCpu/" + i0,parentData:data15,parentDataProperty:i0,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate283.errors : vErrors.concat(validate283.errors);
errors = vErrors.length;
}
}
}
else {
const err29 = {instancePath:instancePath+"/perCpu",schemaPath:"#/oneOf/1/properties/perCpu/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
}
if(data.detail !== undefined){
let data17 = data.detail;
if(data17 && typeof data17 == "object" && !Array.isArray(data17)){
for(const key2 in data17){
if(!(validate275(data17[key2], {instancePath:instancePath+"/detail/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data17,parentDataProperty:key2,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate275.errors : vErrors.concat(validate275.errors);
errors = vErrors.length;
}
}
}
else {
const err30 = {instancePath:instancePath+"/detail",schemaPath:"#/oneOf/1/properties/detail/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
}
}
else {
const err31 = {instancePath,schemaPath:"#/oneOf/1/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
if(props0 !== true){
props0 = true;
}
}
else if(tag0 === "tick"){
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.kind === undefined){
const err32 = {instancePath,schemaPath:"#/oneOf/2/required",keyword:"required",params:{missingProperty: "kind"},message:"must have required property '"+"kind"+"'"};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
if(data.tNs === undefined){
const err33 = {instancePath,schemaPath:"#/oneOf/2/required",keyword:"required",params:{missingProperty: "tNs"},message:"must have required property '"+"tNs"+"'"};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
if(data.cpu === undefined){
const err34 = {instancePath,schemaPath:"#/oneOf/2/required",keyword:"required",params:{missingProperty: "cpu"},message:"must have required property '"+"cpu"+"'"};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
if(data.cseq === undefined){
const err35 = {instancePath,schemaPath:"#/oneOf/2/required",keyword:"required",params:{missingProperty: "cseq"},message:"must have required property '"+"cseq"+"'"};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
if(data.ring === undefined){
const err36 = {instancePath,schemaPath:"#/oneOf/2/required",keyword:"required",params:{missingProperty: "ring"},message:"must have required property '"+"ring"+"'"};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
if(data.records === undefined){
const err37 = {instancePath,schemaPath:"#/oneOf/2/required",keyword:"required",params:{missingProperty: "records"},message:"must have required property '"+"records"+"'"};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
for(const key3 in data){
if(!((((((key3 === "kind") || (key3 === "tNs")) || (key3 === "cpu")) || (key3 === "cseq")) || (key3 === "ring")) || (key3 === "records"))){
const err38 = {instancePath,schemaPath:"#/oneOf/2/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key3},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
}
if(data.kind !== undefined){
if("tick" !== data.kind){
const err39 = {instancePath:instancePath+"/kind",schemaPath:"#/oneOf/2/properties/kind/const",keyword:"const",params:{allowedValue: "tick"},message:"must be equal to constant"};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
}
if(data.tNs !== undefined){
if(!(validate275(data.tNs, {instancePath:instancePath+"/tNs",parentData:data,parentDataProperty:"tNs",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate275.errors : vErrors.concat(validate275.errors);
errors = vErrors.length;
}
}
if(data.cpu !== undefined){
let data21 = data.cpu;
if(!(((typeof data21 == "number") && (!(data21 % 1) && !isNaN(data21))) && (isFinite(data21)))){
const err40 = {instancePath:instancePath+"/cpu",schemaPath:"#/oneOf/2/properties/cpu/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
if((typeof data21 == "number") && (isFinite(data21))){
if(data21 > 65534 || isNaN(data21)){
const err41 = {instancePath:instancePath+"/cpu",schemaPath:"#/oneOf/2/properties/cpu/maximum",keyword:"maximum",params:{comparison: "<=", limit: 65534},message:"must be <= 65534"};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
if(data21 < -1 || isNaN(data21)){
const err42 = {instancePath:instancePath+"/cpu",schemaPath:"#/oneOf/2/properties/cpu/minimum",keyword:"minimum",params:{comparison: ">=", limit: -1},message:"must be >= -1"};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
}
}
}
if(data.cseq !== undefined){
if(!(validate275(data.cseq, {instancePath:instancePath+"/cseq",parentData:data,parentDataProperty:"cseq",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate275.errors : vErrors.concat(validate275.errors);
errors = vErrors.length;
}
}
if(data.ring !== undefined){
let data23 = data.ring;
if(!(((data23 === "user") || (data23 === "life")) || (data23 === "data"))){
const err43 = {instancePath:instancePath+"/ring",schemaPath:"#/oneOf/2/properties/ring/enum",keyword:"enum",params:{allowedValues: schema60.oneOf[2].properties.ring.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
}
}
if(data.records !== undefined){
if(!(validate275(data.records, {instancePath:instancePath+"/records",parentData:data,parentDataProperty:"records",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate275.errors : vErrors.concat(validate275.errors);
errors = vErrors.length;
}
}
}
else {
const err44 = {instancePath,schemaPath:"#/oneOf/2/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err44];
}
else {
vErrors.push(err44);
}
errors++;
}
if(props0 !== true){
props0 = true;
}
}
else if(tag0 === "marker"){
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.kind === undefined){
const err45 = {instancePath,schemaPath:"#/oneOf/3/required",keyword:"required",params:{missingProperty: "kind"},message:"must have required property '"+"kind"+"'"};
if(vErrors === null){
vErrors = [err45];
}
else {
vErrors.push(err45);
}
errors++;
}
if(data.tNs === undefined){
const err46 = {instancePath,schemaPath:"#/oneOf/3/required",keyword:"required",params:{missingProperty: "tNs"},message:"must have required property '"+"tNs"+"'"};
if(vErrors === null){
vErrors = [err46];
}
else {
vErrors.push(err46);
}
errors++;
}
if(data.cpu === undefined){
const err47 = {instancePath,schemaPath:"#/oneOf/3/required",keyword:"required",params:{missingProperty: "cpu"},message:"must have required property '"+"cpu"+"'"};
if(vErrors === null){
vErrors = [err47];
}
else {
vErrors.push(err47);
}
errors++;
}
if(data.cseq === undefined){
const err48 = {instancePath,schemaPath:"#/oneOf/3/required",keyword:"required",params:{missingProperty: "cseq"},message:"must have required property '"+"cseq"+"'"};
if(vErrors === null){
vErrors = [err48];
}
else {
vErrors.push(err48);
}
errors++;
}
if(data.ring === undefined){
const err49 = {instancePath,schemaPath:"#/oneOf/3/required",keyword:"required",params:{missingProperty: "ring"},message:"must have required property '"+"ring"+"'"};
if(vErrors === null){
vErrors = [err49];
}
else {
vErrors.push(err49);
}
errors++;
}
if(data.text === undefined){
const err50 = {instancePath,schemaPath:"#/oneOf/3/required",keyword:"required",params:{missingProperty: "text"},message:"must have required property '"+"text"+"'"};
if(vErrors === null){
vErrors = [err50];
}
else {
vErrors.push(err50);
}
errors++;
}
for(const key4 in data){
if(!((((((key4 === "kind") || (key4 === "tNs")) || (key4 === "cpu")) || (key4 === "cseq")) || (key4 === "ring")) || (key4 === "text"))){
const err51 = {instancePath,schemaPath:"#/oneOf/3/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key4},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err51];
}
else {
vErrors.push(err51);
}
errors++;
}
}
if(data.kind !== undefined){
if("marker" !== data.kind){
const err52 = {instancePath:instancePath+"/kind",schemaPath:"#/oneOf/3/properties/kind/const",keyword:"const",params:{allowedValue: "marker"},message:"must be equal to constant"};
if(vErrors === null){
vErrors = [err52];
}
else {
vErrors.push(err52);
}
errors++;
}
}
if(data.tNs !== undefined){
if(!(validate275(data.tNs, {instancePath:instancePath+"/tNs",parentData:data,parentDataProperty:"tNs",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate275.errors : vErrors.concat(validate275.errors);
errors = vErrors.length;
}
}
if(data.cpu !== undefined){
let data27 = data.cpu;
if(!(((typeof data27 == "number") && (!(data27 % 1) && !isNaN(data27))) && (isFinite(data27)))){
const err53 = {instancePath:instancePath+"/cpu",schemaPath:"#/oneOf/3/properties/cpu/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err53];
}
else {
vErrors.push(err53);
}
errors++;
}
if((typeof data27 == "number") && (isFinite(data27))){
if(data27 > 65534 || isNaN(data27)){
const err54 = {instancePath:instancePath+"/cpu",schemaPath:"#/oneOf/3/properties/cpu/maximum",keyword:"maximum",params:{comparison: "<=", limit: 65534},message:"must be <= 65534"};
if(vErrors === null){
vErrors = [err54];
}
else {
vErrors.push(err54);
}
errors++;
}
if(data27 < -1 || isNaN(data27)){
const err55 = {instancePath:instancePath+"/cpu",schemaPath:"#/oneOf/3/properties/cpu/minimum",keyword:"minimum",params:{comparison: ">=", limit: -1},message:"must be >= -1"};
if(vErrors === null){
vErrors = [err55];
}
else {
vErrors.push(err55);
}
errors++;
}
}
}
if(data.cseq !== undefined){
if(!(validate275(data.cseq, {instancePath:instancePath+"/cseq",parentData:data,parentDataProperty:"cseq",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate275.errors : vErrors.concat(validate275.errors);
errors = vErrors.length;
}
}
if(data.ring !== undefined){
let data29 = data.ring;
if(!(((data29 === "user") || (data29 === "life")) || (data29 === "data"))){
const err56 = {instancePath:instancePath+"/ring",schemaPath:"#/oneOf/3/properties/ring/enum",keyword:"enum",params:{allowedValues: schema60.oneOf[3].properties.ring.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err56];
}
else {
vErrors.push(err56);
}
errors++;
}
}
if(data.text !== undefined){
if(typeof data.text !== "string"){
const err57 = {instancePath:instancePath+"/text",schemaPath:"#/oneOf/3/properties/text/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err57];
}
else {
vErrors.push(err57);
}
errors++;
}
}
}
else {
const err58 = {instancePath,schemaPath:"#/oneOf/3/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err58];
}
else {
vErrors.push(err58);
}
errors++;
}
if(props0 !== true){
props0 = true;
}
}
else if(tag0 === "proc"){
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.kind === undefined){
const err59 = {instancePath,schemaPath:"#/oneOf/4/required",keyword:"required",params:{missingProperty: "kind"},message:"must have required property '"+"kind"+"'"};
if(vErrors === null){
vErrors = [err59];
}
else {
vErrors.push(err59);
}
errors++;
}
if(data.tNs === undefined){
const err60 = {instancePath,schemaPath:"#/oneOf/4/required",keyword:"required",params:{missingProperty: "tNs"},message:"must have required property '"+"tNs"+"'"};
if(vErrors === null){
vErrors = [err60];
}
else {
vErrors.push(err60);
}
errors++;
}
if(data.cpu === undefined){
const err61 = {instancePath,schemaPath:"#/oneOf/4/required",keyword:"required",params:{missingProperty: "cpu"},message:"must have required property '"+"cpu"+"'"};
if(vErrors === null){
vErrors = [err61];
}
else {
vErrors.push(err61);
}
errors++;
}
if(data.cseq === undefined){
const err62 = {instancePath,schemaPath:"#/oneOf/4/required",keyword:"required",params:{missingProperty: "cseq"},message:"must have required property '"+"cseq"+"'"};
if(vErrors === null){
vErrors = [err62];
}
else {
vErrors.push(err62);
}
errors++;
}
if(data.ring === undefined){
const err63 = {instancePath,schemaPath:"#/oneOf/4/required",keyword:"required",params:{missingProperty: "ring"},message:"must have required property '"+"ring"+"'"};
if(vErrors === null){
vErrors = [err63];
}
else {
vErrors.push(err63);
}
errors++;
}
if(data.pid === undefined){
const err64 = {instancePath,schemaPath:"#/oneOf/4/required",keyword:"required",params:{missingProperty: "pid"},message:"must have required property '"+"pid"+"'"};
if(vErrors === null){
vErrors = [err64];
}
else {
vErrors.push(err64);
}
errors++;
}
if(data.argv === undefined){
const err65 = {instancePath,schemaPath:"#/oneOf/4/required",keyword:"required",params:{missingProperty: "argv"},message:"must have required property '"+"argv"+"'"};
if(vErrors === null){
vErrors = [err65];
}
else {
vErrors.push(err65);
}
errors++;
}
if(data.via === undefined){
const err66 = {instancePath,schemaPath:"#/oneOf/4/required",keyword:"required",params:{missingProperty: "via"},message:"must have required property '"+"via"+"'"};
if(vErrors === null){
vErrors = [err66];
}
else {
vErrors.push(err66);
}
errors++;
}
for(const key5 in data){
if(!(func1.call(schema60.oneOf[4].properties, key5))){
const err67 = {instancePath,schemaPath:"#/oneOf/4/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key5},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err67];
}
else {
vErrors.push(err67);
}
errors++;
}
}
if(data.kind !== undefined){
if("proc" !== data.kind){
const err68 = {instancePath:instancePath+"/kind",schemaPath:"#/oneOf/4/properties/kind/const",keyword:"const",params:{allowedValue: "proc"},message:"must be equal to constant"};
if(vErrors === null){
vErrors = [err68];
}
else {
vErrors.push(err68);
}
errors++;
}
}
if(data.tNs !== undefined){
if(!(validate275(data.tNs, {instancePath:instancePath+"/tNs",parentData:data,parentDataProperty:"tNs",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate275.errors : vErrors.concat(validate275.errors);
errors = vErrors.length;
}
}
if(data.cpu !== undefined){
let data33 = data.cpu;
if(!(((typeof data33 == "number") && (!(data33 % 1) && !isNaN(data33))) && (isFinite(data33)))){
const err69 = {instancePath:instancePath+"/cpu",schemaPath:"#/oneOf/4/properties/cpu/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err69];
}
else {
vErrors.push(err69);
}
errors++;
}
if((typeof data33 == "number") && (isFinite(data33))){
if(data33 > 65534 || isNaN(data33)){
const err70 = {instancePath:instancePath+"/cpu",schemaPath:"#/oneOf/4/properties/cpu/maximum",keyword:"maximum",params:{comparison: "<=", limit: 65534},message:"must be <= 65534"};
if(vErrors === null){
vErrors = [err70];
}
else {
vErrors.push(err70);
}
errors++;
}
if(data33 < -1 || isNaN(data33)){
const err71 = {instancePath:instancePath+"/cpu",schemaPath:"#/oneOf/4/properties/cpu/minimum",keyword:"minimum",params:{comparison: ">=", limit: -1},message:"must be >= -1"};
if(vErrors === null){
vErrors = [err71];
}
else {
vErrors.push(err71);
}
errors++;
}
}
}
if(data.cseq !== undefined){
if(!(validate275(data.cseq, {instancePath:instancePath+"/cseq",parentData:data,parentDataProperty:"cseq",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate275.errors : vErrors.concat(validate275.errors);
errors = vErrors.length;
}
}
if(data.ring !== undefined){
let data35 = data.ring;
if(!(((data35 === "user") || (data35 === "life")) || (data35 === "data"))){
const err72 = {instancePath:instancePath+"/ring",schemaPath:"#/oneOf/4/properties/ring/enum",keyword:"enum",params:{allowedValues: schema60.oneOf[4].properties.ring.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err72];
}
else {
vErrors.push(err72);
}
errors++;
}
}
if(data.pid !== undefined){
if(!(validate298(data.pid, {instancePath:instancePath+"/pid",parentData:data,parentDataProperty:"pid",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate298.errors : vErrors.concat(validate298.errors);
errors = vErrors.length;
}
}
if(data.ppid !== undefined){
if(!(validate298(data.ppid, {instancePath:instancePath+"/ppid",parentData:data,parentDataProperty:"ppid",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate298.errors : vErrors.concat(validate298.errors);
errors = vErrors.length;
}
}
if(data.startNs !== undefined){
if(!(validate301(data.startNs, {instancePath:instancePath+"/startNs",parentData:data,parentDataProperty:"startNs",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate301.errors : vErrors.concat(validate301.errors);
errors = vErrors.length;
}
}
if(data.comm !== undefined){
if(typeof data.comm !== "string"){
const err73 = {instancePath:instancePath+"/comm",schemaPath:"#/oneOf/4/properties/comm/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err73];
}
else {
vErrors.push(err73);
}
errors++;
}
}
if(data.argv !== undefined){
let data40 = data.argv;
if(Array.isArray(data40)){
const len1 = data40.length;
for(let i1=0; i1<len1; i1++){
if(typeof data40[i1] !== "string"){
const err74 = {instancePath:instancePath+"/argv/" + i1,schemaPath:"#/oneOf/4/properties/argv/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err74];
}
else {
vErrors.push(err74);
}
errors++;
}
}
}
else {
const err75 = {instancePath:instancePath+"/argv",schemaPath:"#/oneOf/4/properties/argv/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err75];
}
else {
vErrors.push(err75);
}
errors++;
}
}
if(data.argvBytes !== undefined){
if(!(validate298(data.argvBytes, {instancePath:instancePath+"/argvBytes",parentData:data,parentDataProperty:"argvBytes",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate298.errors : vErrors.concat(validate298.errors);
errors = vErrors.length;
}
}
if(data.cgroup !== undefined){
if(typeof data.cgroup !== "string"){
const err76 = {instancePath:instancePath+"/cgroup",schemaPath:"#/oneOf/4/properties/cgroup/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err76];
}
else {
vErrors.push(err76);
}
errors++;
}
}
if(data.netnsIno !== undefined){
if(!(validate298(data.netnsIno, {instancePath:instancePath+"/netnsIno",parentData:data,parentDataProperty:"netnsIno",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate298.errors : vErrors.concat(validate298.errors);
errors = vErrors.length;
}
}
if(data.containerId !== undefined){
if(typeof data.containerId !== "string"){
const err77 = {instancePath:instancePath+"/containerId",schemaPath:"#/oneOf/4/properties/containerId/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err77];
}
else {
vErrors.push(err77);
}
errors++;
}
}
if(data.service !== undefined){
if(typeof data.service !== "string"){
const err78 = {instancePath:instancePath+"/service",schemaPath:"#/oneOf/4/properties/service/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err78];
}
else {
vErrors.push(err78);
}
errors++;
}
}
if(data.via !== undefined){
let data47 = data.via;
if(!((((data47 === "exec") || (data47 === "fork")) || (data47 === "snapshot")) || (data47 === "first-sight"))){
const err79 = {instancePath:instancePath+"/via",schemaPath:"#/oneOf/4/properties/via/enum",keyword:"enum",params:{allowedValues: schema60.oneOf[4].properties.via.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err79];
}
else {
vErrors.push(err79);
}
errors++;
}
}
}
else {
const err80 = {instancePath,schemaPath:"#/oneOf/4/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err80];
}
else {
vErrors.push(err80);
}
errors++;
}
if(props0 !== true){
props0 = true;
}
}
else if(tag0 === "proc_exit"){
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.kind === undefined){
const err81 = {instancePath,schemaPath:"#/oneOf/5/required",keyword:"required",params:{missingProperty: "kind"},message:"must have required property '"+"kind"+"'"};
if(vErrors === null){
vErrors = [err81];
}
else {
vErrors.push(err81);
}
errors++;
}
if(data.tNs === undefined){
const err82 = {instancePath,schemaPath:"#/oneOf/5/required",keyword:"required",params:{missingProperty: "tNs"},message:"must have required property '"+"tNs"+"'"};
if(vErrors === null){
vErrors = [err82];
}
else {
vErrors.push(err82);
}
errors++;
}
if(data.cpu === undefined){
const err83 = {instancePath,schemaPath:"#/oneOf/5/required",keyword:"required",params:{missingProperty: "cpu"},message:"must have required property '"+"cpu"+"'"};
if(vErrors === null){
vErrors = [err83];
}
else {
vErrors.push(err83);
}
errors++;
}
if(data.cseq === undefined){
const err84 = {instancePath,schemaPath:"#/oneOf/5/required",keyword:"required",params:{missingProperty: "cseq"},message:"must have required property '"+"cseq"+"'"};
if(vErrors === null){
vErrors = [err84];
}
else {
vErrors.push(err84);
}
errors++;
}
if(data.ring === undefined){
const err85 = {instancePath,schemaPath:"#/oneOf/5/required",keyword:"required",params:{missingProperty: "ring"},message:"must have required property '"+"ring"+"'"};
if(vErrors === null){
vErrors = [err85];
}
else {
vErrors.push(err85);
}
errors++;
}
if(data.pid === undefined){
const err86 = {instancePath,schemaPath:"#/oneOf/5/required",keyword:"required",params:{missingProperty: "pid"},message:"must have required property '"+"pid"+"'"};
if(vErrors === null){
vErrors = [err86];
}
else {
vErrors.push(err86);
}
errors++;
}
for(const key6 in data){
if(!(((((((key6 === "kind") || (key6 === "tNs")) || (key6 === "cpu")) || (key6 === "cseq")) || (key6 === "ring")) || (key6 === "pid")) || (key6 === "status"))){
const err87 = {instancePath,schemaPath:"#/oneOf/5/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key6},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err87];
}
else {
vErrors.push(err87);
}
errors++;
}
}
if(data.kind !== undefined){
if("proc_exit" !== data.kind){
const err88 = {instancePath:instancePath+"/kind",schemaPath:"#/oneOf/5/properties/kind/const",keyword:"const",params:{allowedValue: "proc_exit"},message:"must be equal to constant"};
if(vErrors === null){
vErrors = [err88];
}
else {
vErrors.push(err88);
}
errors++;
}
}
if(data.tNs !== undefined){
if(!(validate275(data.tNs, {instancePath:instancePath+"/tNs",parentData:data,parentDataProperty:"tNs",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate275.errors : vErrors.concat(validate275.errors);
errors = vErrors.length;
}
}
if(data.cpu !== undefined){
let data50 = data.cpu;
if(!(((typeof data50 == "number") && (!(data50 % 1) && !isNaN(data50))) && (isFinite(data50)))){
const err89 = {instancePath:instancePath+"/cpu",schemaPath:"#/oneOf/5/properties/cpu/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err89];
}
else {
vErrors.push(err89);
}
errors++;
}
if((typeof data50 == "number") && (isFinite(data50))){
if(data50 > 65534 || isNaN(data50)){
const err90 = {instancePath:instancePath+"/cpu",schemaPath:"#/oneOf/5/properties/cpu/maximum",keyword:"maximum",params:{comparison: "<=", limit: 65534},message:"must be <= 65534"};
if(vErrors === null){
vErrors = [err90];
}
else {
vErrors.push(err90);
}
errors++;
}
if(data50 < -1 || isNaN(data50)){
const err91 = {instancePath:instancePath+"/cpu",schemaPath:"#/oneOf/5/properties/cpu/minimum",keyword:"minimum",params:{comparison: ">=", limit: -1},message:"must be >= -1"};
if(vErrors === null){
vErrors = [err91];
}
else {
vErrors.push(err91);
}
errors++;
}
}
}
if(data.cseq !== undefined){
if(!(validate275(data.cseq, {instancePath:instancePath+"/cseq",parentData:data,parentDataProperty:"cseq",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate275.errors : vErrors.concat(validate275.errors);
errors = vErrors.length;
}
}
if(data.ring !== undefined){
let data52 = data.ring;
if(!(((data52 === "user") || (data52 === "life")) || (data52 === "data"))){
const err92 = {instancePath:instancePath+"/ring",schemaPath:"#/oneOf/5/properties/ring/enum",keyword:"enum",params:{allowedValues: schema60.oneOf[5].properties.ring.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err92];
}
else {
vErrors.push(err92);
}
errors++;
}
}
if(data.pid !== undefined){
if(!(validate298(data.pid, {instancePath:instancePath+"/pid",parentData:data,parentDataProperty:"pid",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate298.errors : vErrors.concat(validate298.errors);
errors = vErrors.length;
}
}
if(data.status !== undefined){
if(!(validate308(data.status, {instancePath:instancePath+"/status",parentData:data,parentDataProperty:"status",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate308.errors : vErrors.concat(validate308.errors);
errors = vErrors.length;
}
}
}
else {
const err93 = {instancePath,schemaPath:"#/oneOf/5/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err93];
}
else {
vErrors.push(err93);
}
errors++;
}
if(props0 !== true){
props0 = true;
}
}
else if(tag0 === "netns"){
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.kind === undefined){
const err94 = {instancePath,schemaPath:"#/oneOf/6/required",keyword:"required",params:{missingProperty: "kind"},message:"must have required property '"+"kind"+"'"};
if(vErrors === null){
vErrors = [err94];
}
else {
vErrors.push(err94);
}
errors++;
}
if(data.tNs === undefined){
const err95 = {instancePath,schemaPath:"#/oneOf/6/required",keyword:"required",params:{missingProperty: "tNs"},message:"must have required property '"+"tNs"+"'"};
if(vErrors === null){
vErrors = [err95];
}
else {
vErrors.push(err95);
}
errors++;
}
if(data.cpu === undefined){
const err96 = {instancePath,schemaPath:"#/oneOf/6/required",keyword:"required",params:{missingProperty: "cpu"},message:"must have required property '"+"cpu"+"'"};
if(vErrors === null){
vErrors = [err96];
}
else {
vErrors.push(err96);
}
errors++;
}
if(data.cseq === undefined){
const err97 = {instancePath,schemaPath:"#/oneOf/6/required",keyword:"required",params:{missingProperty: "cseq"},message:"must have required property '"+"cseq"+"'"};
if(vErrors === null){
vErrors = [err97];
}
else {
vErrors.push(err97);
}
errors++;
}
if(data.ring === undefined){
const err98 = {instancePath,schemaPath:"#/oneOf/6/required",keyword:"required",params:{missingProperty: "ring"},message:"must have required property '"+"ring"+"'"};
if(vErrors === null){
vErrors = [err98];
}
else {
vErrors.push(err98);
}
errors++;
}
if(data.netnsIno === undefined){
const err99 = {instancePath,schemaPath:"#/oneOf/6/required",keyword:"required",params:{missingProperty: "netnsIno"},message:"must have required property '"+"netnsIno"+"'"};
if(vErrors === null){
vErrors = [err99];
}
else {
vErrors.push(err99);
}
errors++;
}
if(data.isRoot === undefined){
const err100 = {instancePath,schemaPath:"#/oneOf/6/required",keyword:"required",params:{missingProperty: "isRoot"},message:"must have required property '"+"isRoot"+"'"};
if(vErrors === null){
vErrors = [err100];
}
else {
vErrors.push(err100);
}
errors++;
}
for(const key7 in data){
if(!(func1.call(schema60.oneOf[6].properties, key7))){
const err101 = {instancePath,schemaPath:"#/oneOf/6/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key7},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err101];
}
else {
vErrors.push(err101);
}
errors++;
}
}
if(data.kind !== undefined){
if("netns" !== data.kind){
const err102 = {instancePath:instancePath+"/kind",schemaPath:"#/oneOf/6/properties/kind/const",keyword:"const",params:{allowedValue: "netns"},message:"must be equal to constant"};
if(vErrors === null){
vErrors = [err102];
}
else {
vErrors.push(err102);
}
errors++;
}
}
if(data.tNs !== undefined){
if(!(validate275(data.tNs, {instancePath:instancePath+"/tNs",parentData:data,parentDataProperty:"tNs",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate275.errors : vErrors.concat(validate275.errors);
errors = vErrors.length;
}
}
if(data.cpu !== undefined){
let data57 = data.cpu;
if(!(((typeof data57 == "number") && (!(data57 % 1) && !isNaN(data57))) && (isFinite(data57)))){
const err103 = {instancePath:instancePath+"/cpu",schemaPath:"#/oneOf/6/properties/cpu/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err103];
}
else {
vErrors.push(err103);
}
errors++;
}
if((typeof data57 == "number") && (isFinite(data57))){
if(data57 > 65534 || isNaN(data57)){
const err104 = {instancePath:instancePath+"/cpu",schemaPath:"#/oneOf/6/properties/cpu/maximum",keyword:"maximum",params:{comparison: "<=", limit: 65534},message:"must be <= 65534"};
if(vErrors === null){
vErrors = [err104];
}
else {
vErrors.push(err104);
}
errors++;
}
if(data57 < -1 || isNaN(data57)){
const err105 = {instancePath:instancePath+"/cpu",schemaPath:"#/oneOf/6/properties/cpu/minimum",keyword:"minimum",params:{comparison: ">=", limit: -1},message:"must be >= -1"};
if(vErrors === null){
vErrors = [err105];
}
else {
vErrors.push(err105);
}
errors++;
}
}
}
if(data.cseq !== undefined){
if(!(validate275(data.cseq, {instancePath:instancePath+"/cseq",parentData:data,parentDataProperty:"cseq",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate275.errors : vErrors.concat(validate275.errors);
errors = vErrors.length;
}
}
if(data.ring !== undefined){
let data59 = data.ring;
if(!(((data59 === "user") || (data59 === "life")) || (data59 === "data"))){
const err106 = {instancePath:instancePath+"/ring",schemaPath:"#/oneOf/6/properties/ring/enum",keyword:"enum",params:{allowedValues: schema60.oneOf[6].properties.ring.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err106];
}
else {
vErrors.push(err106);
}
errors++;
}
}
if(data.netnsIno !== undefined){
if(!(validate298(data.netnsIno, {instancePath:instancePath+"/netnsIno",parentData:data,parentDataProperty:"netnsIno",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate298.errors : vErrors.concat(validate298.errors);
errors = vErrors.length;
}
}
if(data.netnsCookie !== undefined){
if(!(validate301(data.netnsCookie, {instancePath:instancePath+"/netnsCookie",parentData:data,parentDataProperty:"netnsCookie",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate301.errors : vErrors.concat(validate301.errors);
errors = vErrors.length;
}
}
if(data.pid !== undefined){
if(!(validate298(data.pid, {instancePath:instancePath+"/pid",parentData:data,parentDataProperty:"pid",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate298.errors : vErrors.concat(validate298.errors);
errors = vErrors.length;
}
}
if(data.isRoot !== undefined){
if(typeof data.isRoot !== "boolean"){
const err107 = {instancePath:instancePath+"/isRoot",schemaPath:"#/oneOf/6/properties/isRoot/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err107];
}
else {
vErrors.push(err107);
}
errors++;
}
}
}
else {
const err108 = {instancePath,schemaPath:"#/oneOf/6/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err108];
}
else {
vErrors.push(err108);
}
errors++;
}
if(props0 !== true){
props0 = true;
}
}
else if(tag0 === "iface"){
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.kind === undefined){
const err109 = {instancePath,schemaPath:"#/oneOf/7/required",keyword:"required",params:{missingProperty: "kind"},message:"must have required property '"+"kind"+"'"};
if(vErrors === null){
vErrors = [err109];
}
else {
vErrors.push(err109);
}
errors++;
}
if(data.tNs === undefined){
const err110 = {instancePath,schemaPath:"#/oneOf/7/required",keyword:"required",params:{missingProperty: "tNs"},message:"must have required property '"+"tNs"+"'"};
if(vErrors === null){
vErrors = [err110];
}
else {
vErrors.push(err110);
}
errors++;
}
if(data.cpu === undefined){
const err111 = {instancePath,schemaPath:"#/oneOf/7/required",keyword:"required",params:{missingProperty: "cpu"},message:"must have required property '"+"cpu"+"'"};
if(vErrors === null){
vErrors = [err111];
}
else {
vErrors.push(err111);
}
errors++;
}
if(data.cseq === undefined){
const err112 = {instancePath,schemaPath:"#/oneOf/7/required",keyword:"required",params:{missingProperty: "cseq"},message:"must have required property '"+"cseq"+"'"};
if(vErrors === null){
vErrors = [err112];
}
else {
vErrors.push(err112);
}
errors++;
}
if(data.ring === undefined){
const err113 = {instancePath,schemaPath:"#/oneOf/7/required",keyword:"required",params:{missingProperty: "ring"},message:"must have required property '"+"ring"+"'"};
if(vErrors === null){
vErrors = [err113];
}
else {
vErrors.push(err113);
}
errors++;
}
if(data.netnsIno === undefined){
const err114 = {instancePath,schemaPath:"#/oneOf/7/required",keyword:"required",params:{missingProperty: "netnsIno"},message:"must have required property '"+"netnsIno"+"'"};
if(vErrors === null){
vErrors = [err114];
}
else {
vErrors.push(err114);
}
errors++;
}
if(data.ifindex === undefined){
const err115 = {instancePath,schemaPath:"#/oneOf/7/required",keyword:"required",params:{missingProperty: "ifindex"},message:"must have required property '"+"ifindex"+"'"};
if(vErrors === null){
vErrors = [err115];
}
else {
vErrors.push(err115);
}
errors++;
}
if(data.name === undefined){
const err116 = {instancePath,schemaPath:"#/oneOf/7/required",keyword:"required",params:{missingProperty: "name"},message:"must have required property '"+"name"+"'"};
if(vErrors === null){
vErrors = [err116];
}
else {
vErrors.push(err116);
}
errors++;
}
if(data.addrs === undefined){
const err117 = {instancePath,schemaPath:"#/oneOf/7/required",keyword:"required",params:{missingProperty: "addrs"},message:"must have required property '"+"addrs"+"'"};
if(vErrors === null){
vErrors = [err117];
}
else {
vErrors.push(err117);
}
errors++;
}
for(const key8 in data){
if(!(func1.call(schema60.oneOf[7].properties, key8))){
const err118 = {instancePath,schemaPath:"#/oneOf/7/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key8},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err118];
}
else {
vErrors.push(err118);
}
errors++;
}
}
if(data.kind !== undefined){
if("iface" !== data.kind){
const err119 = {instancePath:instancePath+"/kind",schemaPath:"#/oneOf/7/properties/kind/const",keyword:"const",params:{allowedValue: "iface"},message:"must be equal to constant"};
if(vErrors === null){
vErrors = [err119];
}
else {
vErrors.push(err119);
}
errors++;
}
}
if(data.tNs !== undefined){
if(!(validate275(data.tNs, {instancePath:instancePath+"/tNs",parentData:data,parentDataProperty:"tNs",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate275.errors : vErrors.concat(validate275.errors);
errors = vErrors.length;
}
}
if(data.cpu !== undefined){
let data66 = data.cpu;
if(!(((typeof data66 == "number") && (!(data66 % 1) && !isNaN(data66))) && (isFinite(data66)))){
const err120 = {instancePath:instancePath+"/cpu",schemaPath:"#/oneOf/7/properties/cpu/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err120];
}
else {
vErrors.push(err120);
}
errors++;
}
if((typeof data66 == "number") && (isFinite(data66))){
if(data66 > 65534 || isNaN(data66)){
const err121 = {instancePath:instancePath+"/cpu",schemaPath:"#/oneOf/7/properties/cpu/maximum",keyword:"maximum",params:{comparison: "<=", limit: 65534},message:"must be <= 65534"};
if(vErrors === null){
vErrors = [err121];
}
else {
vErrors.push(err121);
}
errors++;
}
if(data66 < -1 || isNaN(data66)){
const err122 = {instancePath:instancePath+"/cpu",schemaPath:"#/oneOf/7/properties/cpu/minimum",keyword:"minimum",params:{comparison: ">=", limit: -1},message:"must be >= -1"};
if(vErrors === null){
vErrors = [err122];
}
else {
vErrors.push(err122);
}
errors++;
}
}
}
if(data.cseq !== undefined){
if(!(validate275(data.cseq, {instancePath:instancePath+"/cseq",parentData:data,parentDataProperty:"cseq",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate275.errors : vErrors.concat(validate275.errors);
errors = vErrors.length;
}
}
if(data.ring !== undefined){
let data68 = data.ring;
if(!(((data68 === "user") || (data68 === "life")) || (data68 === "data"))){
const err123 = {instancePath:instancePath+"/ring",schemaPath:"#/oneOf/7/properties/ring/enum",keyword:"enum",params:{allowedValues: schema60.oneOf[7].properties.ring.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err123];
}
else {
vErrors.push(err123);
}
errors++;
}
}
if(data.netnsIno !== undefined){
if(!(validate298(data.netnsIno, {instancePath:instancePath+"/netnsIno",parentData:data,parentDataProperty:"netnsIno",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate298.errors : vErrors.concat(validate298.errors);
errors = vErrors.length;
}
}
if(data.ifindex !== undefined){
if(!(validate298(data.ifindex, {instancePath:instancePath+"/ifindex",parentData:data,parentDataProperty:"ifindex",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate298.errors : vErrors.concat(validate298.errors);
errors = vErrors.length;
}
}
if(data.name !== undefined){
if(typeof data.name !== "string"){
const err124 = {instancePath:instancePath+"/name",schemaPath:"#/oneOf/7/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err124];
}
else {
vErrors.push(err124);
}
errors++;
}
}
if(data.addrs !== undefined){
let data72 = data.addrs;
if(Array.isArray(data72)){
const len2 = data72.length;
for(let i2=0; i2<len2; i2++){
if(!(validate319(data72[i2], {instancePath:instancePath+"/addrs/" + i2,parentData:data72,parentDataProperty:i2,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate319.errors : vErrors.concat(validate319.errors);
errors = vErrors.length;
}
}
}
else {
const err125 = {instancePath:instancePath+"/addrs",schemaPath:"#/oneOf/7/properties/addrs/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err125];
}
else {
vErrors.push(err125);
}
errors++;
}
}
}
else {
const err126 = {instancePath,schemaPath:"#/oneOf/7/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err126];
}
else {
vErrors.push(err126);
}
errors++;
}
if(props0 !== true){
props0 = true;
}
}
else if(tag0 === "sock"){
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.kind === undefined){
const err127 = {instancePath,schemaPath:"#/oneOf/8/required",keyword:"required",params:{missingProperty: "kind"},message:"must have required property '"+"kind"+"'"};
if(vErrors === null){
vErrors = [err127];
}
else {
vErrors.push(err127);
}
errors++;
}
if(data.tNs === undefined){
const err128 = {instancePath,schemaPath:"#/oneOf/8/required",keyword:"required",params:{missingProperty: "tNs"},message:"must have required property '"+"tNs"+"'"};
if(vErrors === null){
vErrors = [err128];
}
else {
vErrors.push(err128);
}
errors++;
}
if(data.cpu === undefined){
const err129 = {instancePath,schemaPath:"#/oneOf/8/required",keyword:"required",params:{missingProperty: "cpu"},message:"must have required property '"+"cpu"+"'"};
if(vErrors === null){
vErrors = [err129];
}
else {
vErrors.push(err129);
}
errors++;
}
if(data.cseq === undefined){
const err130 = {instancePath,schemaPath:"#/oneOf/8/required",keyword:"required",params:{missingProperty: "cseq"},message:"must have required property '"+"cseq"+"'"};
if(vErrors === null){
vErrors = [err130];
}
else {
vErrors.push(err130);
}
errors++;
}
if(data.ring === undefined){
const err131 = {instancePath,schemaPath:"#/oneOf/8/required",keyword:"required",params:{missingProperty: "ring"},message:"must have required property '"+"ring"+"'"};
if(vErrors === null){
vErrors = [err131];
}
else {
vErrors.push(err131);
}
errors++;
}
if(data.ck === undefined){
const err132 = {instancePath,schemaPath:"#/oneOf/8/required",keyword:"required",params:{missingProperty: "ck"},message:"must have required property '"+"ck"+"'"};
if(vErrors === null){
vErrors = [err132];
}
else {
vErrors.push(err132);
}
errors++;
}
if(data.family === undefined){
const err133 = {instancePath,schemaPath:"#/oneOf/8/required",keyword:"required",params:{missingProperty: "family"},message:"must have required property '"+"family"+"'"};
if(vErrors === null){
vErrors = [err133];
}
else {
vErrors.push(err133);
}
errors++;
}
if(data.proto === undefined){
const err134 = {instancePath,schemaPath:"#/oneOf/8/required",keyword:"required",params:{missingProperty: "proto"},message:"must have required property '"+"proto"+"'"};
if(vErrors === null){
vErrors = [err134];
}
else {
vErrors.push(err134);
}
errors++;
}
if(data.isPreexisting === undefined){
const err135 = {instancePath,schemaPath:"#/oneOf/8/required",keyword:"required",params:{missingProperty: "isPreexisting"},message:"must have required property '"+"isPreexisting"+"'"};
if(vErrors === null){
vErrors = [err135];
}
else {
vErrors.push(err135);
}
errors++;
}
for(const key9 in data){
if(!(func1.call(schema60.oneOf[8].properties, key9))){
const err136 = {instancePath,schemaPath:"#/oneOf/8/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key9},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err136];
}
else {
vErrors.push(err136);
}
errors++;
}
}
if(data.kind !== undefined){
if("sock" !== data.kind){
const err137 = {instancePath:instancePath+"/kind",schemaPath:"#/oneOf/8/properties/kind/const",keyword:"const",params:{allowedValue: "sock"},message:"must be equal to constant"};
if(vErrors === null){
vErrors = [err137];
}
else {
vErrors.push(err137);
}
errors++;
}
}
if(data.tNs !== undefined){
if(!(validate275(data.tNs, {instancePath:instancePath+"/tNs",parentData:data,parentDataProperty:"tNs",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate275.errors : vErrors.concat(validate275.errors);
errors = vErrors.length;
}
}
if(data.cpu !== undefined){
let data76 = data.cpu;
if(!(((typeof data76 == "number") && (!(data76 % 1) && !isNaN(data76))) && (isFinite(data76)))){
const err138 = {instancePath:instancePath+"/cpu",schemaPath:"#/oneOf/8/properties/cpu/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err138];
}
else {
vErrors.push(err138);
}
errors++;
}
if((typeof data76 == "number") && (isFinite(data76))){
if(data76 > 65534 || isNaN(data76)){
const err139 = {instancePath:instancePath+"/cpu",schemaPath:"#/oneOf/8/properties/cpu/maximum",keyword:"maximum",params:{comparison: "<=", limit: 65534},message:"must be <= 65534"};
if(vErrors === null){
vErrors = [err139];
}
else {
vErrors.push(err139);
}
errors++;
}
if(data76 < -1 || isNaN(data76)){
const err140 = {instancePath:instancePath+"/cpu",schemaPath:"#/oneOf/8/properties/cpu/minimum",keyword:"minimum",params:{comparison: ">=", limit: -1},message:"must be >= -1"};
if(vErrors === null){
vErrors = [err140];
}
else {
vErrors.push(err140);
}
errors++;
}
}
}
if(data.cseq !== undefined){
if(!(validate275(data.cseq, {instancePath:instancePath+"/cseq",parentData:data,parentDataProperty:"cseq",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate275.errors : vErrors.concat(validate275.errors);
errors = vErrors.length;
}
}
if(data.ring !== undefined){
let data78 = data.ring;
if(!(((data78 === "user") || (data78 === "life")) || (data78 === "data"))){
const err141 = {instancePath:instancePath+"/ring",schemaPath:"#/oneOf/8/properties/ring/enum",keyword:"enum",params:{allowedValues: schema60.oneOf[8].properties.ring.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err141];
}
else {
vErrors.push(err141);
}
errors++;
}
}
if(data.ck !== undefined){
if(!(validate301(data.ck, {instancePath:instancePath+"/ck",parentData:data,parentDataProperty:"ck",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate301.errors : vErrors.concat(validate301.errors);
errors = vErrors.length;
}
}
if(data.family !== undefined){
if(!(validate284(data.family, {instancePath:instancePath+"/family",parentData:data,parentDataProperty:"family",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate284.errors : vErrors.concat(validate284.errors);
errors = vErrors.length;
}
}
if(data.proto !== undefined){
if(!(validate284(data.proto, {instancePath:instancePath+"/proto",parentData:data,parentDataProperty:"proto",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate284.errors : vErrors.concat(validate284.errors);
errors = vErrors.length;
}
}
if(data.pid !== undefined){
if(!(validate298(data.pid, {instancePath:instancePath+"/pid",parentData:data,parentDataProperty:"pid",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate298.errors : vErrors.concat(validate298.errors);
errors = vErrors.length;
}
}
if(data.tid !== undefined){
if(!(validate298(data.tid, {instancePath:instancePath+"/tid",parentData:data,parentDataProperty:"tid",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate298.errors : vErrors.concat(validate298.errors);
errors = vErrors.length;
}
}
if(data.comm !== undefined){
if(typeof data.comm !== "string"){
const err142 = {instancePath:instancePath+"/comm",schemaPath:"#/oneOf/8/properties/comm/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err142];
}
else {
vErrors.push(err142);
}
errors++;
}
}
if(data.cgroupId !== undefined){
if(!(validate301(data.cgroupId, {instancePath:instancePath+"/cgroupId",parentData:data,parentDataProperty:"cgroupId",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate301.errors : vErrors.concat(validate301.errors);
errors = vErrors.length;
}
}
if(data.netnsIno !== undefined){
if(!(validate298(data.netnsIno, {instancePath:instancePath+"/netnsIno",parentData:data,parentDataProperty:"netnsIno",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate298.errors : vErrors.concat(validate298.errors);
errors = vErrors.length;
}
}
if(data.netnsCookie !== undefined){
if(!(validate301(data.netnsCookie, {instancePath:instancePath+"/netnsCookie",parentData:data,parentDataProperty:"netnsCookie",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate301.errors : vErrors.concat(validate301.errors);
errors = vErrors.length;
}
}
if(data.isPreexisting !== undefined){
if(typeof data.isPreexisting !== "boolean"){
const err143 = {instancePath:instancePath+"/isPreexisting",schemaPath:"#/oneOf/8/properties/isPreexisting/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err143];
}
else {
vErrors.push(err143);
}
errors++;
}
}
}
else {
const err144 = {instancePath,schemaPath:"#/oneOf/8/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err144];
}
else {
vErrors.push(err144);
}
errors++;
}
if(props0 !== true){
props0 = true;
}
}
else if(tag0 === "listen"){
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.kind === undefined){
const err145 = {instancePath,schemaPath:"#/oneOf/9/required",keyword:"required",params:{missingProperty: "kind"},message:"must have required property '"+"kind"+"'"};
if(vErrors === null){
vErrors = [err145];
}
else {
vErrors.push(err145);
}
errors++;
}
if(data.tNs === undefined){
const err146 = {instancePath,schemaPath:"#/oneOf/9/required",keyword:"required",params:{missingProperty: "tNs"},message:"must have required property '"+"tNs"+"'"};
if(vErrors === null){
vErrors = [err146];
}
else {
vErrors.push(err146);
}
errors++;
}
if(data.cpu === undefined){
const err147 = {instancePath,schemaPath:"#/oneOf/9/required",keyword:"required",params:{missingProperty: "cpu"},message:"must have required property '"+"cpu"+"'"};
if(vErrors === null){
vErrors = [err147];
}
else {
vErrors.push(err147);
}
errors++;
}
if(data.cseq === undefined){
const err148 = {instancePath,schemaPath:"#/oneOf/9/required",keyword:"required",params:{missingProperty: "cseq"},message:"must have required property '"+"cseq"+"'"};
if(vErrors === null){
vErrors = [err148];
}
else {
vErrors.push(err148);
}
errors++;
}
if(data.ring === undefined){
const err149 = {instancePath,schemaPath:"#/oneOf/9/required",keyword:"required",params:{missingProperty: "ring"},message:"must have required property '"+"ring"+"'"};
if(vErrors === null){
vErrors = [err149];
}
else {
vErrors.push(err149);
}
errors++;
}
if(data.ck === undefined){
const err150 = {instancePath,schemaPath:"#/oneOf/9/required",keyword:"required",params:{missingProperty: "ck"},message:"must have required property '"+"ck"+"'"};
if(vErrors === null){
vErrors = [err150];
}
else {
vErrors.push(err150);
}
errors++;
}
if(data.port === undefined){
const err151 = {instancePath,schemaPath:"#/oneOf/9/required",keyword:"required",params:{missingProperty: "port"},message:"must have required property '"+"port"+"'"};
if(vErrors === null){
vErrors = [err151];
}
else {
vErrors.push(err151);
}
errors++;
}
for(const key10 in data){
if(!(func1.call(schema60.oneOf[9].properties, key10))){
const err152 = {instancePath,schemaPath:"#/oneOf/9/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key10},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err152];
}
else {
vErrors.push(err152);
}
errors++;
}
}
if(data.kind !== undefined){
if("listen" !== data.kind){
const err153 = {instancePath:instancePath+"/kind",schemaPath:"#/oneOf/9/properties/kind/const",keyword:"const",params:{allowedValue: "listen"},message:"must be equal to constant"};
if(vErrors === null){
vErrors = [err153];
}
else {
vErrors.push(err153);
}
errors++;
}
}
if(data.tNs !== undefined){
if(!(validate275(data.tNs, {instancePath:instancePath+"/tNs",parentData:data,parentDataProperty:"tNs",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate275.errors : vErrors.concat(validate275.errors);
errors = vErrors.length;
}
}
if(data.cpu !== undefined){
let data91 = data.cpu;
if(!(((typeof data91 == "number") && (!(data91 % 1) && !isNaN(data91))) && (isFinite(data91)))){
const err154 = {instancePath:instancePath+"/cpu",schemaPath:"#/oneOf/9/properties/cpu/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err154];
}
else {
vErrors.push(err154);
}
errors++;
}
if((typeof data91 == "number") && (isFinite(data91))){
if(data91 > 65534 || isNaN(data91)){
const err155 = {instancePath:instancePath+"/cpu",schemaPath:"#/oneOf/9/properties/cpu/maximum",keyword:"maximum",params:{comparison: "<=", limit: 65534},message:"must be <= 65534"};
if(vErrors === null){
vErrors = [err155];
}
else {
vErrors.push(err155);
}
errors++;
}
if(data91 < -1 || isNaN(data91)){
const err156 = {instancePath:instancePath+"/cpu",schemaPath:"#/oneOf/9/properties/cpu/minimum",keyword:"minimum",params:{comparison: ">=", limit: -1},message:"must be >= -1"};
if(vErrors === null){
vErrors = [err156];
}
else {
vErrors.push(err156);
}
errors++;
}
}
}
if(data.cseq !== undefined){
if(!(validate275(data.cseq, {instancePath:instancePath+"/cseq",parentData:data,parentDataProperty:"cseq",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate275.errors : vErrors.concat(validate275.errors);
errors = vErrors.length;
}
}
if(data.ring !== undefined){
let data93 = data.ring;
if(!(((data93 === "user") || (data93 === "life")) || (data93 === "data"))){
const err157 = {instancePath:instancePath+"/ring",schemaPath:"#/oneOf/9/properties/ring/enum",keyword:"enum",params:{allowedValues: schema60.oneOf[9].properties.ring.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err157];
}
else {
vErrors.push(err157);
}
errors++;
}
}
if(data.ck !== undefined){
if(!(validate301(data.ck, {instancePath:instancePath+"/ck",parentData:data,parentDataProperty:"ck",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate301.errors : vErrors.concat(validate301.errors);
errors = vErrors.length;
}
}
if(data.addr !== undefined){
if(!(validate319(data.addr, {instancePath:instancePath+"/addr",parentData:data,parentDataProperty:"addr",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate319.errors : vErrors.concat(validate319.errors);
errors = vErrors.length;
}
}
if(data.port !== undefined){
if(!(validate284(data.port, {instancePath:instancePath+"/port",parentData:data,parentDataProperty:"port",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate284.errors : vErrors.concat(validate284.errors);
errors = vErrors.length;
}
}
if(data.backlog !== undefined){
if(!(validate308(data.backlog, {instancePath:instancePath+"/backlog",parentData:data,parentDataProperty:"backlog",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate308.errors : vErrors.concat(validate308.errors);
errors = vErrors.length;
}
}
}
else {
const err158 = {instancePath,schemaPath:"#/oneOf/9/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err158];
}
else {
vErrors.push(err158);
}
errors++;
}
if(props0 !== true){
props0 = true;
}
}
else if(tag0 === "connect"){
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.kind === undefined){
const err159 = {instancePath,schemaPath:"#/oneOf/10/required",keyword:"required",params:{missingProperty: "kind"},message:"must have required property '"+"kind"+"'"};
if(vErrors === null){
vErrors = [err159];
}
else {
vErrors.push(err159);
}
errors++;
}
if(data.tNs === undefined){
const err160 = {instancePath,schemaPath:"#/oneOf/10/required",keyword:"required",params:{missingProperty: "tNs"},message:"must have required property '"+"tNs"+"'"};
if(vErrors === null){
vErrors = [err160];
}
else {
vErrors.push(err160);
}
errors++;
}
if(data.cpu === undefined){
const err161 = {instancePath,schemaPath:"#/oneOf/10/required",keyword:"required",params:{missingProperty: "cpu"},message:"must have required property '"+"cpu"+"'"};
if(vErrors === null){
vErrors = [err161];
}
else {
vErrors.push(err161);
}
errors++;
}
if(data.cseq === undefined){
const err162 = {instancePath,schemaPath:"#/oneOf/10/required",keyword:"required",params:{missingProperty: "cseq"},message:"must have required property '"+"cseq"+"'"};
if(vErrors === null){
vErrors = [err162];
}
else {
vErrors.push(err162);
}
errors++;
}
if(data.ring === undefined){
const err163 = {instancePath,schemaPath:"#/oneOf/10/required",keyword:"required",params:{missingProperty: "ring"},message:"must have required property '"+"ring"+"'"};
if(vErrors === null){
vErrors = [err163];
}
else {
vErrors.push(err163);
}
errors++;
}
if(data.ck === undefined){
const err164 = {instancePath,schemaPath:"#/oneOf/10/required",keyword:"required",params:{missingProperty: "ck"},message:"must have required property '"+"ck"+"'"};
if(vErrors === null){
vErrors = [err164];
}
else {
vErrors.push(err164);
}
errors++;
}
for(const key11 in data){
if(!(func1.call(schema60.oneOf[10].properties, key11))){
const err165 = {instancePath,schemaPath:"#/oneOf/10/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key11},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err165];
}
else {
vErrors.push(err165);
}
errors++;
}
}
if(data.kind !== undefined){
if("connect" !== data.kind){
const err166 = {instancePath:instancePath+"/kind",schemaPath:"#/oneOf/10/properties/kind/const",keyword:"const",params:{allowedValue: "connect"},message:"must be equal to constant"};
if(vErrors === null){
vErrors = [err166];
}
else {
vErrors.push(err166);
}
errors++;
}
}
if(data.tNs !== undefined){
if(!(validate275(data.tNs, {instancePath:instancePath+"/tNs",parentData:data,parentDataProperty:"tNs",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate275.errors : vErrors.concat(validate275.errors);
errors = vErrors.length;
}
}
if(data.cpu !== undefined){
let data100 = data.cpu;
if(!(((typeof data100 == "number") && (!(data100 % 1) && !isNaN(data100))) && (isFinite(data100)))){
const err167 = {instancePath:instancePath+"/cpu",schemaPath:"#/oneOf/10/properties/cpu/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err167];
}
else {
vErrors.push(err167);
}
errors++;
}
if((typeof data100 == "number") && (isFinite(data100))){
if(data100 > 65534 || isNaN(data100)){
const err168 = {instancePath:instancePath+"/cpu",schemaPath:"#/oneOf/10/properties/cpu/maximum",keyword:"maximum",params:{comparison: "<=", limit: 65534},message:"must be <= 65534"};
if(vErrors === null){
vErrors = [err168];
}
else {
vErrors.push(err168);
}
errors++;
}
if(data100 < -1 || isNaN(data100)){
const err169 = {instancePath:instancePath+"/cpu",schemaPath:"#/oneOf/10/properties/cpu/minimum",keyword:"minimum",params:{comparison: ">=", limit: -1},message:"must be >= -1"};
if(vErrors === null){
vErrors = [err169];
}
else {
vErrors.push(err169);
}
errors++;
}
}
}
if(data.cseq !== undefined){
if(!(validate275(data.cseq, {instancePath:instancePath+"/cseq",parentData:data,parentDataProperty:"cseq",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate275.errors : vErrors.concat(validate275.errors);
errors = vErrors.length;
}
}
if(data.ring !== undefined){
let data102 = data.ring;
if(!(((data102 === "user") || (data102 === "life")) || (data102 === "data"))){
const err170 = {instancePath:instancePath+"/ring",schemaPath:"#/oneOf/10/properties/ring/enum",keyword:"enum",params:{allowedValues: schema60.oneOf[10].properties.ring.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err170];
}
else {
vErrors.push(err170);
}
errors++;
}
}
if(data.ck !== undefined){
if(!(validate301(data.ck, {instancePath:instancePath+"/ck",parentData:data,parentDataProperty:"ck",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate301.errors : vErrors.concat(validate301.errors);
errors = vErrors.length;
}
}
if(data.raddr !== undefined){
if(!(validate319(data.raddr, {instancePath:instancePath+"/raddr",parentData:data,parentDataProperty:"raddr",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate319.errors : vErrors.concat(validate319.errors);
errors = vErrors.length;
}
}
if(data.rport !== undefined){
if(!(validate284(data.rport, {instancePath:instancePath+"/rport",parentData:data,parentDataProperty:"rport",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate284.errors : vErrors.concat(validate284.errors);
errors = vErrors.length;
}
}
if(data.pid !== undefined){
if(!(validate298(data.pid, {instancePath:instancePath+"/pid",parentData:data,parentDataProperty:"pid",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate298.errors : vErrors.concat(validate298.errors);
errors = vErrors.length;
}
}
if(data.tid !== undefined){
if(!(validate298(data.tid, {instancePath:instancePath+"/tid",parentData:data,parentDataProperty:"tid",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate298.errors : vErrors.concat(validate298.errors);
errors = vErrors.length;
}
}
if(data.result !== undefined){
if(!(validate308(data.result, {instancePath:instancePath+"/result",parentData:data,parentDataProperty:"result",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate308.errors : vErrors.concat(validate308.errors);
errors = vErrors.length;
}
}
}
else {
const err171 = {instancePath,schemaPath:"#/oneOf/10/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err171];
}
else {
vErrors.push(err171);
}
errors++;
}
if(props0 !== true){
props0 = true;
}
}
else if(tag0 === "estab"){
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.kind === undefined){
const err172 = {instancePath,schemaPath:"#/oneOf/11/required",keyword:"required",params:{missingProperty: "kind"},message:"must have required property '"+"kind"+"'"};
if(vErrors === null){
vErrors = [err172];
}
else {
vErrors.push(err172);
}
errors++;
}
if(data.tNs === undefined){
const err173 = {instancePath,schemaPath:"#/oneOf/11/required",keyword:"required",params:{missingProperty: "tNs"},message:"must have required property '"+"tNs"+"'"};
if(vErrors === null){
vErrors = [err173];
}
else {
vErrors.push(err173);
}
errors++;
}
if(data.cpu === undefined){
const err174 = {instancePath,schemaPath:"#/oneOf/11/required",keyword:"required",params:{missingProperty: "cpu"},message:"must have required property '"+"cpu"+"'"};
if(vErrors === null){
vErrors = [err174];
}
else {
vErrors.push(err174);
}
errors++;
}
if(data.cseq === undefined){
const err175 = {instancePath,schemaPath:"#/oneOf/11/required",keyword:"required",params:{missingProperty: "cseq"},message:"must have required property '"+"cseq"+"'"};
if(vErrors === null){
vErrors = [err175];
}
else {
vErrors.push(err175);
}
errors++;
}
if(data.ring === undefined){
const err176 = {instancePath,schemaPath:"#/oneOf/11/required",keyword:"required",params:{missingProperty: "ring"},message:"must have required property '"+"ring"+"'"};
if(vErrors === null){
vErrors = [err176];
}
else {
vErrors.push(err176);
}
errors++;
}
if(data.ck === undefined){
const err177 = {instancePath,schemaPath:"#/oneOf/11/required",keyword:"required",params:{missingProperty: "ck"},message:"must have required property '"+"ck"+"'"};
if(vErrors === null){
vErrors = [err177];
}
else {
vErrors.push(err177);
}
errors++;
}
if(data.laddr === undefined){
const err178 = {instancePath,schemaPath:"#/oneOf/11/required",keyword:"required",params:{missingProperty: "laddr"},message:"must have required property '"+"laddr"+"'"};
if(vErrors === null){
vErrors = [err178];
}
else {
vErrors.push(err178);
}
errors++;
}
if(data.lport === undefined){
const err179 = {instancePath,schemaPath:"#/oneOf/11/required",keyword:"required",params:{missingProperty: "lport"},message:"must have required property '"+"lport"+"'"};
if(vErrors === null){
vErrors = [err179];
}
else {
vErrors.push(err179);
}
errors++;
}
if(data.raddr === undefined){
const err180 = {instancePath,schemaPath:"#/oneOf/11/required",keyword:"required",params:{missingProperty: "raddr"},message:"must have required property '"+"raddr"+"'"};
if(vErrors === null){
vErrors = [err180];
}
else {
vErrors.push(err180);
}
errors++;
}
if(data.rport === undefined){
const err181 = {instancePath,schemaPath:"#/oneOf/11/required",keyword:"required",params:{missingProperty: "rport"},message:"must have required property '"+"rport"+"'"};
if(vErrors === null){
vErrors = [err181];
}
else {
vErrors.push(err181);
}
errors++;
}
for(const key12 in data){
if(!(func1.call(schema60.oneOf[11].properties, key12))){
const err182 = {instancePath,schemaPath:"#/oneOf/11/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key12},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err182];
}
else {
vErrors.push(err182);
}
errors++;
}
}
if(data.kind !== undefined){
if("estab" !== data.kind){
const err183 = {instancePath:instancePath+"/kind",schemaPath:"#/oneOf/11/properties/kind/const",keyword:"const",params:{allowedValue: "estab"},message:"must be equal to constant"};
if(vErrors === null){
vErrors = [err183];
}
else {
vErrors.push(err183);
}
errors++;
}
}
if(data.tNs !== undefined){
if(!(validate275(data.tNs, {instancePath:instancePath+"/tNs",parentData:data,parentDataProperty:"tNs",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate275.errors : vErrors.concat(validate275.errors);
errors = vErrors.length;
}
}
if(data.cpu !== undefined){
let data111 = data.cpu;
if(!(((typeof data111 == "number") && (!(data111 % 1) && !isNaN(data111))) && (isFinite(data111)))){
const err184 = {instancePath:instancePath+"/cpu",schemaPath:"#/oneOf/11/properties/cpu/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err184];
}
else {
vErrors.push(err184);
}
errors++;
}
if((typeof data111 == "number") && (isFinite(data111))){
if(data111 > 65534 || isNaN(data111)){
const err185 = {instancePath:instancePath+"/cpu",schemaPath:"#/oneOf/11/properties/cpu/maximum",keyword:"maximum",params:{comparison: "<=", limit: 65534},message:"must be <= 65534"};
if(vErrors === null){
vErrors = [err185];
}
else {
vErrors.push(err185);
}
errors++;
}
if(data111 < -1 || isNaN(data111)){
const err186 = {instancePath:instancePath+"/cpu",schemaPath:"#/oneOf/11/properties/cpu/minimum",keyword:"minimum",params:{comparison: ">=", limit: -1},message:"must be >= -1"};
if(vErrors === null){
vErrors = [err186];
}
else {
vErrors.push(err186);
}
errors++;
}
}
}
if(data.cseq !== undefined){
if(!(validate275(data.cseq, {instancePath:instancePath+"/cseq",parentData:data,parentDataProperty:"cseq",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate275.errors : vErrors.concat(validate275.errors);
errors = vErrors.length;
}
}
if(data.ring !== undefined){
let data113 = data.ring;
if(!(((data113 === "user") || (data113 === "life")) || (data113 === "data"))){
const err187 = {instancePath:instancePath+"/ring",schemaPath:"#/oneOf/11/properties/ring/enum",keyword:"enum",params:{allowedValues: schema60.oneOf[11].properties.ring.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err187];
}
else {
vErrors.push(err187);
}
errors++;
}
}
if(data.ck !== undefined){
if(!(validate301(data.ck, {instancePath:instancePath+"/ck",parentData:data,parentDataProperty:"ck",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate301.errors : vErrors.concat(validate301.errors);
errors = vErrors.length;
}
}
if(data.laddr !== undefined){
if(!(validate319(data.laddr, {instancePath:instancePath+"/laddr",parentData:data,parentDataProperty:"laddr",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate319.errors : vErrors.concat(validate319.errors);
errors = vErrors.length;
}
}
if(data.lport !== undefined){
if(!(validate284(data.lport, {instancePath:instancePath+"/lport",parentData:data,parentDataProperty:"lport",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate284.errors : vErrors.concat(validate284.errors);
errors = vErrors.length;
}
}
if(data.raddr !== undefined){
if(!(validate319(data.raddr, {instancePath:instancePath+"/raddr",parentData:data,parentDataProperty:"raddr",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate319.errors : vErrors.concat(validate319.errors);
errors = vErrors.length;
}
}
if(data.rport !== undefined){
if(!(validate284(data.rport, {instancePath:instancePath+"/rport",parentData:data,parentDataProperty:"rport",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate284.errors : vErrors.concat(validate284.errors);
errors = vErrors.length;
}
}
if(data.dir !== undefined){
let data119 = data.dir;
if(!((data119 === "in") || (data119 === "out"))){
const err188 = {instancePath:instancePath+"/dir",schemaPath:"#/oneOf/11/properties/dir/enum",keyword:"enum",params:{allowedValues: schema60.oneOf[11].properties.dir.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err188];
}
else {
vErrors.push(err188);
}
errors++;
}
}
if(data.pid !== undefined){
if(!(validate298(data.pid, {instancePath:instancePath+"/pid",parentData:data,parentDataProperty:"pid",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate298.errors : vErrors.concat(validate298.errors);
errors = vErrors.length;
}
}
if(data.pidSource !== undefined){
if(!(validate353(data.pidSource, {instancePath:instancePath+"/pidSource",parentData:data,parentDataProperty:"pidSource",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate353.errors : vErrors.concat(validate353.errors);
errors = vErrors.length;
}
}
if(data.listenerCk !== undefined){
if(!(validate301(data.listenerCk, {instancePath:instancePath+"/listenerCk",parentData:data,parentDataProperty:"listenerCk",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate301.errors : vErrors.concat(validate301.errors);
errors = vErrors.length;
}
}
if(data.netnsIno !== undefined){
if(!(validate298(data.netnsIno, {instancePath:instancePath+"/netnsIno",parentData:data,parentDataProperty:"netnsIno",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate298.errors : vErrors.concat(validate298.errors);
errors = vErrors.length;
}
}
}
else {
const err189 = {instancePath,schemaPath:"#/oneOf/11/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err189];
}
else {
vErrors.push(err189);
}
errors++;
}
if(props0 !== true){
props0 = true;
}
}
else if(tag0 === "state"){
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.kind === undefined){
const err190 = {instancePath,schemaPath:"#/oneOf/12/required",keyword:"required",params:{missingProperty: "kind"},message:"must have required property '"+"kind"+"'"};
if(vErrors === null){
vErrors = [err190];
}
else {
vErrors.push(err190);
}
errors++;
}
if(data.tNs === undefined){
const err191 = {instancePath,schemaPath:"#/oneOf/12/required",keyword:"required",params:{missingProperty: "tNs"},message:"must have required property '"+"tNs"+"'"};
if(vErrors === null){
vErrors = [err191];
}
else {
vErrors.push(err191);
}
errors++;
}
if(data.cpu === undefined){
const err192 = {instancePath,schemaPath:"#/oneOf/12/required",keyword:"required",params:{missingProperty: "cpu"},message:"must have required property '"+"cpu"+"'"};
if(vErrors === null){
vErrors = [err192];
}
else {
vErrors.push(err192);
}
errors++;
}
if(data.cseq === undefined){
const err193 = {instancePath,schemaPath:"#/oneOf/12/required",keyword:"required",params:{missingProperty: "cseq"},message:"must have required property '"+"cseq"+"'"};
if(vErrors === null){
vErrors = [err193];
}
else {
vErrors.push(err193);
}
errors++;
}
if(data.ring === undefined){
const err194 = {instancePath,schemaPath:"#/oneOf/12/required",keyword:"required",params:{missingProperty: "ring"},message:"must have required property '"+"ring"+"'"};
if(vErrors === null){
vErrors = [err194];
}
else {
vErrors.push(err194);
}
errors++;
}
if(data.ck === undefined){
const err195 = {instancePath,schemaPath:"#/oneOf/12/required",keyword:"required",params:{missingProperty: "ck"},message:"must have required property '"+"ck"+"'"};
if(vErrors === null){
vErrors = [err195];
}
else {
vErrors.push(err195);
}
errors++;
}
if(data.from === undefined){
const err196 = {instancePath,schemaPath:"#/oneOf/12/required",keyword:"required",params:{missingProperty: "from"},message:"must have required property '"+"from"+"'"};
if(vErrors === null){
vErrors = [err196];
}
else {
vErrors.push(err196);
}
errors++;
}
if(data.to === undefined){
const err197 = {instancePath,schemaPath:"#/oneOf/12/required",keyword:"required",params:{missingProperty: "to"},message:"must have required property '"+"to"+"'"};
if(vErrors === null){
vErrors = [err197];
}
else {
vErrors.push(err197);
}
errors++;
}
for(const key13 in data){
if(!(func1.call(schema60.oneOf[12].properties, key13))){
const err198 = {instancePath,schemaPath:"#/oneOf/12/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key13},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err198];
}
else {
vErrors.push(err198);
}
errors++;
}
}
if(data.kind !== undefined){
if("state" !== data.kind){
const err199 = {instancePath:instancePath+"/kind",schemaPath:"#/oneOf/12/properties/kind/const",keyword:"const",params:{allowedValue: "state"},message:"must be equal to constant"};
if(vErrors === null){
vErrors = [err199];
}
else {
vErrors.push(err199);
}
errors++;
}
}
if(data.tNs !== undefined){
if(!(validate275(data.tNs, {instancePath:instancePath+"/tNs",parentData:data,parentDataProperty:"tNs",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate275.errors : vErrors.concat(validate275.errors);
errors = vErrors.length;
}
}
if(data.cpu !== undefined){
let data126 = data.cpu;
if(!(((typeof data126 == "number") && (!(data126 % 1) && !isNaN(data126))) && (isFinite(data126)))){
const err200 = {instancePath:instancePath+"/cpu",schemaPath:"#/oneOf/12/properties/cpu/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err200];
}
else {
vErrors.push(err200);
}
errors++;
}
if((typeof data126 == "number") && (isFinite(data126))){
if(data126 > 65534 || isNaN(data126)){
const err201 = {instancePath:instancePath+"/cpu",schemaPath:"#/oneOf/12/properties/cpu/maximum",keyword:"maximum",params:{comparison: "<=", limit: 65534},message:"must be <= 65534"};
if(vErrors === null){
vErrors = [err201];
}
else {
vErrors.push(err201);
}
errors++;
}
if(data126 < -1 || isNaN(data126)){
const err202 = {instancePath:instancePath+"/cpu",schemaPath:"#/oneOf/12/properties/cpu/minimum",keyword:"minimum",params:{comparison: ">=", limit: -1},message:"must be >= -1"};
if(vErrors === null){
vErrors = [err202];
}
else {
vErrors.push(err202);
}
errors++;
}
}
}
if(data.cseq !== undefined){
if(!(validate275(data.cseq, {instancePath:instancePath+"/cseq",parentData:data,parentDataProperty:"cseq",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate275.errors : vErrors.concat(validate275.errors);
errors = vErrors.length;
}
}
if(data.ring !== undefined){
let data128 = data.ring;
if(!(((data128 === "user") || (data128 === "life")) || (data128 === "data"))){
const err203 = {instancePath:instancePath+"/ring",schemaPath:"#/oneOf/12/properties/ring/enum",keyword:"enum",params:{allowedValues: schema60.oneOf[12].properties.ring.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err203];
}
else {
vErrors.push(err203);
}
errors++;
}
}
if(data.ck !== undefined){
if(!(validate301(data.ck, {instancePath:instancePath+"/ck",parentData:data,parentDataProperty:"ck",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate301.errors : vErrors.concat(validate301.errors);
errors = vErrors.length;
}
}
if(data.from !== undefined){
if(!(validate360(data.from, {instancePath:instancePath+"/from",parentData:data,parentDataProperty:"from",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate360.errors : vErrors.concat(validate360.errors);
errors = vErrors.length;
}
}
if(data.to !== undefined){
if(!(validate360(data.to, {instancePath:instancePath+"/to",parentData:data,parentDataProperty:"to",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate360.errors : vErrors.concat(validate360.errors);
errors = vErrors.length;
}
}
if(data.errno !== undefined){
if(!(validate298(data.errno, {instancePath:instancePath+"/errno",parentData:data,parentDataProperty:"errno",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate298.errors : vErrors.concat(validate298.errors);
errors = vErrors.length;
}
}
if(data.counters !== undefined){
if(!(validate364(data.counters, {instancePath:instancePath+"/counters",parentData:data,parentDataProperty:"counters",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate364.errors : vErrors.concat(validate364.errors);
errors = vErrors.length;
}
}
}
else {
const err204 = {instancePath,schemaPath:"#/oneOf/12/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err204];
}
else {
vErrors.push(err204);
}
errors++;
}
if(props0 !== true){
props0 = true;
}
}
else if(tag0 === "progress"){
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.kind === undefined){
const err205 = {instancePath,schemaPath:"#/oneOf/13/required",keyword:"required",params:{missingProperty: "kind"},message:"must have required property '"+"kind"+"'"};
if(vErrors === null){
vErrors = [err205];
}
else {
vErrors.push(err205);
}
errors++;
}
if(data.tNs === undefined){
const err206 = {instancePath,schemaPath:"#/oneOf/13/required",keyword:"required",params:{missingProperty: "tNs"},message:"must have required property '"+"tNs"+"'"};
if(vErrors === null){
vErrors = [err206];
}
else {
vErrors.push(err206);
}
errors++;
}
if(data.cpu === undefined){
const err207 = {instancePath,schemaPath:"#/oneOf/13/required",keyword:"required",params:{missingProperty: "cpu"},message:"must have required property '"+"cpu"+"'"};
if(vErrors === null){
vErrors = [err207];
}
else {
vErrors.push(err207);
}
errors++;
}
if(data.cseq === undefined){
const err208 = {instancePath,schemaPath:"#/oneOf/13/required",keyword:"required",params:{missingProperty: "cseq"},message:"must have required property '"+"cseq"+"'"};
if(vErrors === null){
vErrors = [err208];
}
else {
vErrors.push(err208);
}
errors++;
}
if(data.ring === undefined){
const err209 = {instancePath,schemaPath:"#/oneOf/13/required",keyword:"required",params:{missingProperty: "ring"},message:"must have required property '"+"ring"+"'"};
if(vErrors === null){
vErrors = [err209];
}
else {
vErrors.push(err209);
}
errors++;
}
if(data.ck === undefined){
const err210 = {instancePath,schemaPath:"#/oneOf/13/required",keyword:"required",params:{missingProperty: "ck"},message:"must have required property '"+"ck"+"'"};
if(vErrors === null){
vErrors = [err210];
}
else {
vErrors.push(err210);
}
errors++;
}
for(const key14 in data){
if(!(func1.call(schema60.oneOf[13].properties, key14))){
const err211 = {instancePath,schemaPath:"#/oneOf/13/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key14},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err211];
}
else {
vErrors.push(err211);
}
errors++;
}
}
if(data.kind !== undefined){
if("progress" !== data.kind){
const err212 = {instancePath:instancePath+"/kind",schemaPath:"#/oneOf/13/properties/kind/const",keyword:"const",params:{allowedValue: "progress"},message:"must be equal to constant"};
if(vErrors === null){
vErrors = [err212];
}
else {
vErrors.push(err212);
}
errors++;
}
}
if(data.tNs !== undefined){
if(!(validate275(data.tNs, {instancePath:instancePath+"/tNs",parentData:data,parentDataProperty:"tNs",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate275.errors : vErrors.concat(validate275.errors);
errors = vErrors.length;
}
}
if(data.cpu !== undefined){
let data136 = data.cpu;
if(!(((typeof data136 == "number") && (!(data136 % 1) && !isNaN(data136))) && (isFinite(data136)))){
const err213 = {instancePath:instancePath+"/cpu",schemaPath:"#/oneOf/13/properties/cpu/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err213];
}
else {
vErrors.push(err213);
}
errors++;
}
if((typeof data136 == "number") && (isFinite(data136))){
if(data136 > 65534 || isNaN(data136)){
const err214 = {instancePath:instancePath+"/cpu",schemaPath:"#/oneOf/13/properties/cpu/maximum",keyword:"maximum",params:{comparison: "<=", limit: 65534},message:"must be <= 65534"};
if(vErrors === null){
vErrors = [err214];
}
else {
vErrors.push(err214);
}
errors++;
}
if(data136 < -1 || isNaN(data136)){
const err215 = {instancePath:instancePath+"/cpu",schemaPath:"#/oneOf/13/properties/cpu/minimum",keyword:"minimum",params:{comparison: ">=", limit: -1},message:"must be >= -1"};
if(vErrors === null){
vErrors = [err215];
}
else {
vErrors.push(err215);
}
errors++;
}
}
}
if(data.cseq !== undefined){
if(!(validate275(data.cseq, {instancePath:instancePath+"/cseq",parentData:data,parentDataProperty:"cseq",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate275.errors : vErrors.concat(validate275.errors);
errors = vErrors.length;
}
}
if(data.ring !== undefined){
let data138 = data.ring;
if(!(((data138 === "user") || (data138 === "life")) || (data138 === "data"))){
const err216 = {instancePath:instancePath+"/ring",schemaPath:"#/oneOf/13/properties/ring/enum",keyword:"enum",params:{allowedValues: schema60.oneOf[13].properties.ring.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err216];
}
else {
vErrors.push(err216);
}
errors++;
}
}
if(data.ck !== undefined){
if(!(validate301(data.ck, {instancePath:instancePath+"/ck",parentData:data,parentDataProperty:"ck",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate301.errors : vErrors.concat(validate301.errors);
errors = vErrors.length;
}
}
if(data.counters !== undefined){
if(!(validate364(data.counters, {instancePath:instancePath+"/counters",parentData:data,parentDataProperty:"counters",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate364.errors : vErrors.concat(validate364.errors);
errors = vErrors.length;
}
}
if(data.dataSegsTx !== undefined){
if(!(validate275(data.dataSegsTx, {instancePath:instancePath+"/dataSegsTx",parentData:data,parentDataProperty:"dataSegsTx",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate275.errors : vErrors.concat(validate275.errors);
errors = vErrors.length;
}
}
if(data.dataBytesTx !== undefined){
if(!(validate301(data.dataBytesTx, {instancePath:instancePath+"/dataBytesTx",parentData:data,parentDataProperty:"dataBytesTx",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate301.errors : vErrors.concat(validate301.errors);
errors = vErrors.length;
}
}
if(data.dataSegsRx !== undefined){
if(!(validate275(data.dataSegsRx, {instancePath:instancePath+"/dataSegsRx",parentData:data,parentDataProperty:"dataSegsRx",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate275.errors : vErrors.concat(validate275.errors);
errors = vErrors.length;
}
}
if(data.dataBytesRx !== undefined){
if(!(validate301(data.dataBytesRx, {instancePath:instancePath+"/dataBytesRx",parentData:data,parentDataProperty:"dataBytesRx",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate301.errors : vErrors.concat(validate301.errors);
errors = vErrors.length;
}
}
if(data.laddr !== undefined){
if(!(validate319(data.laddr, {instancePath:instancePath+"/laddr",parentData:data,parentDataProperty:"laddr",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate319.errors : vErrors.concat(validate319.errors);
errors = vErrors.length;
}
}
if(data.lport !== undefined){
if(!(validate284(data.lport, {instancePath:instancePath+"/lport",parentData:data,parentDataProperty:"lport",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate284.errors : vErrors.concat(validate284.errors);
errors = vErrors.length;
}
}
if(data.raddr !== undefined){
if(!(validate319(data.raddr, {instancePath:instancePath+"/raddr",parentData:data,parentDataProperty:"raddr",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate319.errors : vErrors.concat(validate319.errors);
errors = vErrors.length;
}
}
if(data.rport !== undefined){
if(!(validate284(data.rport, {instancePath:instancePath+"/rport",parentData:data,parentDataProperty:"rport",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate284.errors : vErrors.concat(validate284.errors);
errors = vErrors.length;
}
}
}
else {
const err217 = {instancePath,schemaPath:"#/oneOf/13/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err217];
}
else {
vErrors.push(err217);
}
errors++;
}
if(props0 !== true){
props0 = true;
}
}
else if(tag0 === "close"){
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.kind === undefined){
const err218 = {instancePath,schemaPath:"#/oneOf/14/required",keyword:"required",params:{missingProperty: "kind"},message:"must have required property '"+"kind"+"'"};
if(vErrors === null){
vErrors = [err218];
}
else {
vErrors.push(err218);
}
errors++;
}
if(data.tNs === undefined){
const err219 = {instancePath,schemaPath:"#/oneOf/14/required",keyword:"required",params:{missingProperty: "tNs"},message:"must have required property '"+"tNs"+"'"};
if(vErrors === null){
vErrors = [err219];
}
else {
vErrors.push(err219);
}
errors++;
}
if(data.cpu === undefined){
const err220 = {instancePath,schemaPath:"#/oneOf/14/required",keyword:"required",params:{missingProperty: "cpu"},message:"must have required property '"+"cpu"+"'"};
if(vErrors === null){
vErrors = [err220];
}
else {
vErrors.push(err220);
}
errors++;
}
if(data.cseq === undefined){
const err221 = {instancePath,schemaPath:"#/oneOf/14/required",keyword:"required",params:{missingProperty: "cseq"},message:"must have required property '"+"cseq"+"'"};
if(vErrors === null){
vErrors = [err221];
}
else {
vErrors.push(err221);
}
errors++;
}
if(data.ring === undefined){
const err222 = {instancePath,schemaPath:"#/oneOf/14/required",keyword:"required",params:{missingProperty: "ring"},message:"must have required property '"+"ring"+"'"};
if(vErrors === null){
vErrors = [err222];
}
else {
vErrors.push(err222);
}
errors++;
}
if(data.ck === undefined){
const err223 = {instancePath,schemaPath:"#/oneOf/14/required",keyword:"required",params:{missingProperty: "ck"},message:"must have required property '"+"ck"+"'"};
if(vErrors === null){
vErrors = [err223];
}
else {
vErrors.push(err223);
}
errors++;
}
if(data.lost === undefined){
const err224 = {instancePath,schemaPath:"#/oneOf/14/required",keyword:"required",params:{missingProperty: "lost"},message:"must have required property '"+"lost"+"'"};
if(vErrors === null){
vErrors = [err224];
}
else {
vErrors.push(err224);
}
errors++;
}
for(const key15 in data){
if(!(func1.call(schema60.oneOf[14].properties, key15))){
const err225 = {instancePath,schemaPath:"#/oneOf/14/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key15},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err225];
}
else {
vErrors.push(err225);
}
errors++;
}
}
if(data.kind !== undefined){
if("close" !== data.kind){
const err226 = {instancePath:instancePath+"/kind",schemaPath:"#/oneOf/14/properties/kind/const",keyword:"const",params:{allowedValue: "close"},message:"must be equal to constant"};
if(vErrors === null){
vErrors = [err226];
}
else {
vErrors.push(err226);
}
errors++;
}
}
if(data.tNs !== undefined){
if(!(validate275(data.tNs, {instancePath:instancePath+"/tNs",parentData:data,parentDataProperty:"tNs",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate275.errors : vErrors.concat(validate275.errors);
errors = vErrors.length;
}
}
if(data.cpu !== undefined){
let data151 = data.cpu;
if(!(((typeof data151 == "number") && (!(data151 % 1) && !isNaN(data151))) && (isFinite(data151)))){
const err227 = {instancePath:instancePath+"/cpu",schemaPath:"#/oneOf/14/properties/cpu/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err227];
}
else {
vErrors.push(err227);
}
errors++;
}
if((typeof data151 == "number") && (isFinite(data151))){
if(data151 > 65534 || isNaN(data151)){
const err228 = {instancePath:instancePath+"/cpu",schemaPath:"#/oneOf/14/properties/cpu/maximum",keyword:"maximum",params:{comparison: "<=", limit: 65534},message:"must be <= 65534"};
if(vErrors === null){
vErrors = [err228];
}
else {
vErrors.push(err228);
}
errors++;
}
if(data151 < -1 || isNaN(data151)){
const err229 = {instancePath:instancePath+"/cpu",schemaPath:"#/oneOf/14/properties/cpu/minimum",keyword:"minimum",params:{comparison: ">=", limit: -1},message:"must be >= -1"};
if(vErrors === null){
vErrors = [err229];
}
else {
vErrors.push(err229);
}
errors++;
}
}
}
if(data.cseq !== undefined){
if(!(validate275(data.cseq, {instancePath:instancePath+"/cseq",parentData:data,parentDataProperty:"cseq",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate275.errors : vErrors.concat(validate275.errors);
errors = vErrors.length;
}
}
if(data.ring !== undefined){
let data153 = data.ring;
if(!(((data153 === "user") || (data153 === "life")) || (data153 === "data"))){
const err230 = {instancePath:instancePath+"/ring",schemaPath:"#/oneOf/14/properties/ring/enum",keyword:"enum",params:{allowedValues: schema60.oneOf[14].properties.ring.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err230];
}
else {
vErrors.push(err230);
}
errors++;
}
}
if(data.ck !== undefined){
if(!(validate301(data.ck, {instancePath:instancePath+"/ck",parentData:data,parentDataProperty:"ck",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate301.errors : vErrors.concat(validate301.errors);
errors = vErrors.length;
}
}
if(data.pid !== undefined){
if(!(validate298(data.pid, {instancePath:instancePath+"/pid",parentData:data,parentDataProperty:"pid",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate298.errors : vErrors.concat(validate298.errors);
errors = vErrors.length;
}
}
if(data.tid !== undefined){
if(!(validate298(data.tid, {instancePath:instancePath+"/tid",parentData:data,parentDataProperty:"tid",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate298.errors : vErrors.concat(validate298.errors);
errors = vErrors.length;
}
}
if(data.state !== undefined){
if(!(validate360(data.state, {instancePath:instancePath+"/state",parentData:data,parentDataProperty:"state",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate360.errors : vErrors.concat(validate360.errors);
errors = vErrors.length;
}
}
if(data.counters !== undefined){
if(!(validate364(data.counters, {instancePath:instancePath+"/counters",parentData:data,parentDataProperty:"counters",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate364.errors : vErrors.concat(validate364.errors);
errors = vErrors.length;
}
}
if(data.lost !== undefined){
if(!(validate394(data.lost, {instancePath:instancePath+"/lost",parentData:data,parentDataProperty:"lost",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate394.errors : vErrors.concat(validate394.errors);
errors = vErrors.length;
}
}
}
else {
const err231 = {instancePath,schemaPath:"#/oneOf/14/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err231];
}
else {
vErrors.push(err231);
}
errors++;
}
if(props0 !== true){
props0 = true;
}
}
else if(tag0 === "owner"){
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.kind === undefined){
const err232 = {instancePath,schemaPath:"#/oneOf/15/required",keyword:"required",params:{missingProperty: "kind"},message:"must have required property '"+"kind"+"'"};
if(vErrors === null){
vErrors = [err232];
}
else {
vErrors.push(err232);
}
errors++;
}
if(data.tNs === undefined){
const err233 = {instancePath,schemaPath:"#/oneOf/15/required",keyword:"required",params:{missingProperty: "tNs"},message:"must have required property '"+"tNs"+"'"};
if(vErrors === null){
vErrors = [err233];
}
else {
vErrors.push(err233);
}
errors++;
}
if(data.cpu === undefined){
const err234 = {instancePath,schemaPath:"#/oneOf/15/required",keyword:"required",params:{missingProperty: "cpu"},message:"must have required property '"+"cpu"+"'"};
if(vErrors === null){
vErrors = [err234];
}
else {
vErrors.push(err234);
}
errors++;
}
if(data.cseq === undefined){
const err235 = {instancePath,schemaPath:"#/oneOf/15/required",keyword:"required",params:{missingProperty: "cseq"},message:"must have required property '"+"cseq"+"'"};
if(vErrors === null){
vErrors = [err235];
}
else {
vErrors.push(err235);
}
errors++;
}
if(data.ring === undefined){
const err236 = {instancePath,schemaPath:"#/oneOf/15/required",keyword:"required",params:{missingProperty: "ring"},message:"must have required property '"+"ring"+"'"};
if(vErrors === null){
vErrors = [err236];
}
else {
vErrors.push(err236);
}
errors++;
}
if(data.ck === undefined){
const err237 = {instancePath,schemaPath:"#/oneOf/15/required",keyword:"required",params:{missingProperty: "ck"},message:"must have required property '"+"ck"+"'"};
if(vErrors === null){
vErrors = [err237];
}
else {
vErrors.push(err237);
}
errors++;
}
if(data.pid === undefined){
const err238 = {instancePath,schemaPath:"#/oneOf/15/required",keyword:"required",params:{missingProperty: "pid"},message:"must have required property '"+"pid"+"'"};
if(vErrors === null){
vErrors = [err238];
}
else {
vErrors.push(err238);
}
errors++;
}
if(data.pidSource === undefined){
const err239 = {instancePath,schemaPath:"#/oneOf/15/required",keyword:"required",params:{missingProperty: "pidSource"},message:"must have required property '"+"pidSource"+"'"};
if(vErrors === null){
vErrors = [err239];
}
else {
vErrors.push(err239);
}
errors++;
}
for(const key16 in data){
if(!((((((((key16 === "kind") || (key16 === "tNs")) || (key16 === "cpu")) || (key16 === "cseq")) || (key16 === "ring")) || (key16 === "ck")) || (key16 === "pid")) || (key16 === "pidSource"))){
const err240 = {instancePath,schemaPath:"#/oneOf/15/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key16},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err240];
}
else {
vErrors.push(err240);
}
errors++;
}
}
if(data.kind !== undefined){
if("owner" !== data.kind){
const err241 = {instancePath:instancePath+"/kind",schemaPath:"#/oneOf/15/properties/kind/const",keyword:"const",params:{allowedValue: "owner"},message:"must be equal to constant"};
if(vErrors === null){
vErrors = [err241];
}
else {
vErrors.push(err241);
}
errors++;
}
}
if(data.tNs !== undefined){
if(!(validate275(data.tNs, {instancePath:instancePath+"/tNs",parentData:data,parentDataProperty:"tNs",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate275.errors : vErrors.concat(validate275.errors);
errors = vErrors.length;
}
}
if(data.cpu !== undefined){
let data162 = data.cpu;
if(!(((typeof data162 == "number") && (!(data162 % 1) && !isNaN(data162))) && (isFinite(data162)))){
const err242 = {instancePath:instancePath+"/cpu",schemaPath:"#/oneOf/15/properties/cpu/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err242];
}
else {
vErrors.push(err242);
}
errors++;
}
if((typeof data162 == "number") && (isFinite(data162))){
if(data162 > 65534 || isNaN(data162)){
const err243 = {instancePath:instancePath+"/cpu",schemaPath:"#/oneOf/15/properties/cpu/maximum",keyword:"maximum",params:{comparison: "<=", limit: 65534},message:"must be <= 65534"};
if(vErrors === null){
vErrors = [err243];
}
else {
vErrors.push(err243);
}
errors++;
}
if(data162 < -1 || isNaN(data162)){
const err244 = {instancePath:instancePath+"/cpu",schemaPath:"#/oneOf/15/properties/cpu/minimum",keyword:"minimum",params:{comparison: ">=", limit: -1},message:"must be >= -1"};
if(vErrors === null){
vErrors = [err244];
}
else {
vErrors.push(err244);
}
errors++;
}
}
}
if(data.cseq !== undefined){
if(!(validate275(data.cseq, {instancePath:instancePath+"/cseq",parentData:data,parentDataProperty:"cseq",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate275.errors : vErrors.concat(validate275.errors);
errors = vErrors.length;
}
}
if(data.ring !== undefined){
let data164 = data.ring;
if(!(((data164 === "user") || (data164 === "life")) || (data164 === "data"))){
const err245 = {instancePath:instancePath+"/ring",schemaPath:"#/oneOf/15/properties/ring/enum",keyword:"enum",params:{allowedValues: schema60.oneOf[15].properties.ring.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err245];
}
else {
vErrors.push(err245);
}
errors++;
}
}
if(data.ck !== undefined){
if(!(validate301(data.ck, {instancePath:instancePath+"/ck",parentData:data,parentDataProperty:"ck",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate301.errors : vErrors.concat(validate301.errors);
errors = vErrors.length;
}
}
if(data.pid !== undefined){
if(!(validate298(data.pid, {instancePath:instancePath+"/pid",parentData:data,parentDataProperty:"pid",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate298.errors : vErrors.concat(validate298.errors);
errors = vErrors.length;
}
}
if(data.pidSource !== undefined){
if(!(validate353(data.pidSource, {instancePath:instancePath+"/pidSource",parentData:data,parentDataProperty:"pidSource",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate353.errors : vErrors.concat(validate353.errors);
errors = vErrors.length;
}
}
}
else {
const err246 = {instancePath,schemaPath:"#/oneOf/15/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err246];
}
else {
vErrors.push(err246);
}
errors++;
}
if(props0 !== true){
props0 = true;
}
}
else if(tag0 === "retrans"){
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.kind === undefined){
const err247 = {instancePath,schemaPath:"#/oneOf/16/required",keyword:"required",params:{missingProperty: "kind"},message:"must have required property '"+"kind"+"'"};
if(vErrors === null){
vErrors = [err247];
}
else {
vErrors.push(err247);
}
errors++;
}
if(data.tNs === undefined){
const err248 = {instancePath,schemaPath:"#/oneOf/16/required",keyword:"required",params:{missingProperty: "tNs"},message:"must have required property '"+"tNs"+"'"};
if(vErrors === null){
vErrors = [err248];
}
else {
vErrors.push(err248);
}
errors++;
}
if(data.cpu === undefined){
const err249 = {instancePath,schemaPath:"#/oneOf/16/required",keyword:"required",params:{missingProperty: "cpu"},message:"must have required property '"+"cpu"+"'"};
if(vErrors === null){
vErrors = [err249];
}
else {
vErrors.push(err249);
}
errors++;
}
if(data.cseq === undefined){
const err250 = {instancePath,schemaPath:"#/oneOf/16/required",keyword:"required",params:{missingProperty: "cseq"},message:"must have required property '"+"cseq"+"'"};
if(vErrors === null){
vErrors = [err250];
}
else {
vErrors.push(err250);
}
errors++;
}
if(data.ring === undefined){
const err251 = {instancePath,schemaPath:"#/oneOf/16/required",keyword:"required",params:{missingProperty: "ring"},message:"must have required property '"+"ring"+"'"};
if(vErrors === null){
vErrors = [err251];
}
else {
vErrors.push(err251);
}
errors++;
}
if(data.ck === undefined){
const err252 = {instancePath,schemaPath:"#/oneOf/16/required",keyword:"required",params:{missingProperty: "ck"},message:"must have required property '"+"ck"+"'"};
if(vErrors === null){
vErrors = [err252];
}
else {
vErrors.push(err252);
}
errors++;
}
if(data.segs === undefined){
const err253 = {instancePath,schemaPath:"#/oneOf/16/required",keyword:"required",params:{missingProperty: "segs"},message:"must have required property '"+"segs"+"'"};
if(vErrors === null){
vErrors = [err253];
}
else {
vErrors.push(err253);
}
errors++;
}
for(const key17 in data){
if(!(func1.call(schema60.oneOf[16].properties, key17))){
const err254 = {instancePath,schemaPath:"#/oneOf/16/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key17},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err254];
}
else {
vErrors.push(err254);
}
errors++;
}
}
if(data.kind !== undefined){
if("retrans" !== data.kind){
const err255 = {instancePath:instancePath+"/kind",schemaPath:"#/oneOf/16/properties/kind/const",keyword:"const",params:{allowedValue: "retrans"},message:"must be equal to constant"};
if(vErrors === null){
vErrors = [err255];
}
else {
vErrors.push(err255);
}
errors++;
}
}
if(data.tNs !== undefined){
if(!(validate275(data.tNs, {instancePath:instancePath+"/tNs",parentData:data,parentDataProperty:"tNs",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate275.errors : vErrors.concat(validate275.errors);
errors = vErrors.length;
}
}
if(data.cpu !== undefined){
let data170 = data.cpu;
if(!(((typeof data170 == "number") && (!(data170 % 1) && !isNaN(data170))) && (isFinite(data170)))){
const err256 = {instancePath:instancePath+"/cpu",schemaPath:"#/oneOf/16/properties/cpu/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err256];
}
else {
vErrors.push(err256);
}
errors++;
}
if((typeof data170 == "number") && (isFinite(data170))){
if(data170 > 65534 || isNaN(data170)){
const err257 = {instancePath:instancePath+"/cpu",schemaPath:"#/oneOf/16/properties/cpu/maximum",keyword:"maximum",params:{comparison: "<=", limit: 65534},message:"must be <= 65534"};
if(vErrors === null){
vErrors = [err257];
}
else {
vErrors.push(err257);
}
errors++;
}
if(data170 < -1 || isNaN(data170)){
const err258 = {instancePath:instancePath+"/cpu",schemaPath:"#/oneOf/16/properties/cpu/minimum",keyword:"minimum",params:{comparison: ">=", limit: -1},message:"must be >= -1"};
if(vErrors === null){
vErrors = [err258];
}
else {
vErrors.push(err258);
}
errors++;
}
}
}
if(data.cseq !== undefined){
if(!(validate275(data.cseq, {instancePath:instancePath+"/cseq",parentData:data,parentDataProperty:"cseq",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate275.errors : vErrors.concat(validate275.errors);
errors = vErrors.length;
}
}
if(data.ring !== undefined){
let data172 = data.ring;
if(!(((data172 === "user") || (data172 === "life")) || (data172 === "data"))){
const err259 = {instancePath:instancePath+"/ring",schemaPath:"#/oneOf/16/properties/ring/enum",keyword:"enum",params:{allowedValues: schema60.oneOf[16].properties.ring.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err259];
}
else {
vErrors.push(err259);
}
errors++;
}
}
if(data.ck !== undefined){
if(!(validate301(data.ck, {instancePath:instancePath+"/ck",parentData:data,parentDataProperty:"ck",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate301.errors : vErrors.concat(validate301.errors);
errors = vErrors.length;
}
}
if(data.seq !== undefined){
if(!(validate298(data.seq, {instancePath:instancePath+"/seq",parentData:data,parentDataProperty:"seq",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate298.errors : vErrors.concat(validate298.errors);
errors = vErrors.length;
}
}
if(data.segs !== undefined){
if(!(validate298(data.segs, {instancePath:instancePath+"/segs",parentData:data,parentDataProperty:"segs",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate298.errors : vErrors.concat(validate298.errors);
errors = vErrors.length;
}
}
if(data.total !== undefined){
if(!(validate298(data.total, {instancePath:instancePath+"/total",parentData:data,parentDataProperty:"total",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate298.errors : vErrors.concat(validate298.errors);
errors = vErrors.length;
}
}
}
else {
const err260 = {instancePath,schemaPath:"#/oneOf/16/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err260];
}
else {
vErrors.push(err260);
}
errors++;
}
if(props0 !== true){
props0 = true;
}
}
else if(tag0 === "io"){
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.kind === undefined){
const err261 = {instancePath,schemaPath:"#/oneOf/17/required",keyword:"required",params:{missingProperty: "kind"},message:"must have required property '"+"kind"+"'"};
if(vErrors === null){
vErrors = [err261];
}
else {
vErrors.push(err261);
}
errors++;
}
if(data.tNs === undefined){
const err262 = {instancePath,schemaPath:"#/oneOf/17/required",keyword:"required",params:{missingProperty: "tNs"},message:"must have required property '"+"tNs"+"'"};
if(vErrors === null){
vErrors = [err262];
}
else {
vErrors.push(err262);
}
errors++;
}
if(data.cpu === undefined){
const err263 = {instancePath,schemaPath:"#/oneOf/17/required",keyword:"required",params:{missingProperty: "cpu"},message:"must have required property '"+"cpu"+"'"};
if(vErrors === null){
vErrors = [err263];
}
else {
vErrors.push(err263);
}
errors++;
}
if(data.cseq === undefined){
const err264 = {instancePath,schemaPath:"#/oneOf/17/required",keyword:"required",params:{missingProperty: "cseq"},message:"must have required property '"+"cseq"+"'"};
if(vErrors === null){
vErrors = [err264];
}
else {
vErrors.push(err264);
}
errors++;
}
if(data.ring === undefined){
const err265 = {instancePath,schemaPath:"#/oneOf/17/required",keyword:"required",params:{missingProperty: "ring"},message:"must have required property '"+"ring"+"'"};
if(vErrors === null){
vErrors = [err265];
}
else {
vErrors.push(err265);
}
errors++;
}
if(data.ck === undefined){
const err266 = {instancePath,schemaPath:"#/oneOf/17/required",keyword:"required",params:{missingProperty: "ck"},message:"must have required property '"+"ck"+"'"};
if(vErrors === null){
vErrors = [err266];
}
else {
vErrors.push(err266);
}
errors++;
}
if(data.op === undefined){
const err267 = {instancePath,schemaPath:"#/oneOf/17/required",keyword:"required",params:{missingProperty: "op"},message:"must have required property '"+"op"+"'"};
if(vErrors === null){
vErrors = [err267];
}
else {
vErrors.push(err267);
}
errors++;
}
if(data.result === undefined){
const err268 = {instancePath,schemaPath:"#/oneOf/17/required",keyword:"required",params:{missingProperty: "result"},message:"must have required property '"+"result"+"'"};
if(vErrors === null){
vErrors = [err268];
}
else {
vErrors.push(err268);
}
errors++;
}
for(const key18 in data){
if(!(func1.call(schema60.oneOf[17].properties, key18))){
const err269 = {instancePath,schemaPath:"#/oneOf/17/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key18},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err269];
}
else {
vErrors.push(err269);
}
errors++;
}
}
if(data.kind !== undefined){
if("io" !== data.kind){
const err270 = {instancePath:instancePath+"/kind",schemaPath:"#/oneOf/17/properties/kind/const",keyword:"const",params:{allowedValue: "io"},message:"must be equal to constant"};
if(vErrors === null){
vErrors = [err270];
}
else {
vErrors.push(err270);
}
errors++;
}
}
if(data.tNs !== undefined){
if(!(validate275(data.tNs, {instancePath:instancePath+"/tNs",parentData:data,parentDataProperty:"tNs",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate275.errors : vErrors.concat(validate275.errors);
errors = vErrors.length;
}
}
if(data.cpu !== undefined){
let data179 = data.cpu;
if(!(((typeof data179 == "number") && (!(data179 % 1) && !isNaN(data179))) && (isFinite(data179)))){
const err271 = {instancePath:instancePath+"/cpu",schemaPath:"#/oneOf/17/properties/cpu/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err271];
}
else {
vErrors.push(err271);
}
errors++;
}
if((typeof data179 == "number") && (isFinite(data179))){
if(data179 > 65534 || isNaN(data179)){
const err272 = {instancePath:instancePath+"/cpu",schemaPath:"#/oneOf/17/properties/cpu/maximum",keyword:"maximum",params:{comparison: "<=", limit: 65534},message:"must be <= 65534"};
if(vErrors === null){
vErrors = [err272];
}
else {
vErrors.push(err272);
}
errors++;
}
if(data179 < -1 || isNaN(data179)){
const err273 = {instancePath:instancePath+"/cpu",schemaPath:"#/oneOf/17/properties/cpu/minimum",keyword:"minimum",params:{comparison: ">=", limit: -1},message:"must be >= -1"};
if(vErrors === null){
vErrors = [err273];
}
else {
vErrors.push(err273);
}
errors++;
}
}
}
if(data.cseq !== undefined){
if(!(validate275(data.cseq, {instancePath:instancePath+"/cseq",parentData:data,parentDataProperty:"cseq",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate275.errors : vErrors.concat(validate275.errors);
errors = vErrors.length;
}
}
if(data.ring !== undefined){
let data181 = data.ring;
if(!(((data181 === "user") || (data181 === "life")) || (data181 === "data"))){
const err274 = {instancePath:instancePath+"/ring",schemaPath:"#/oneOf/17/properties/ring/enum",keyword:"enum",params:{allowedValues: schema60.oneOf[17].properties.ring.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err274];
}
else {
vErrors.push(err274);
}
errors++;
}
}
if(data.ck !== undefined){
if(!(validate301(data.ck, {instancePath:instancePath+"/ck",parentData:data,parentDataProperty:"ck",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate301.errors : vErrors.concat(validate301.errors);
errors = vErrors.length;
}
}
if(data.op !== undefined){
let data183 = data.op;
if(!((((((data183 === "sendmsg") || (data183 === "sendpage")) || (data183 === "recvmsg")) || (data183 === "read_sock")) || (data183 === "udp_send")) || (data183 === "udp_recv"))){
const err275 = {instancePath:instancePath+"/op",schemaPath:"#/oneOf/17/properties/op/enum",keyword:"enum",params:{allowedValues: schema60.oneOf[17].properties.op.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err275];
}
else {
vErrors.push(err275);
}
errors++;
}
}
if(data.result !== undefined){
let data184 = data.result;
if(!(((typeof data184 == "number") && (!(data184 % 1) && !isNaN(data184))) && (isFinite(data184)))){
const err276 = {instancePath:instancePath+"/result",schemaPath:"#/oneOf/17/properties/result/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err276];
}
else {
vErrors.push(err276);
}
errors++;
}
if((typeof data184 == "number") && (isFinite(data184))){
if(data184 > 2147483647 || isNaN(data184)){
const err277 = {instancePath:instancePath+"/result",schemaPath:"#/oneOf/17/properties/result/maximum",keyword:"maximum",params:{comparison: "<=", limit: 2147483647},message:"must be <= 2147483647"};
if(vErrors === null){
vErrors = [err277];
}
else {
vErrors.push(err277);
}
errors++;
}
if(data184 < -2147483648 || isNaN(data184)){
const err278 = {instancePath:instancePath+"/result",schemaPath:"#/oneOf/17/properties/result/minimum",keyword:"minimum",params:{comparison: ">=", limit: -2147483648},message:"must be >= -2147483648"};
if(vErrors === null){
vErrors = [err278];
}
else {
vErrors.push(err278);
}
errors++;
}
}
}
if(data.pid !== undefined){
if(!(validate298(data.pid, {instancePath:instancePath+"/pid",parentData:data,parentDataProperty:"pid",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate298.errors : vErrors.concat(validate298.errors);
errors = vErrors.length;
}
}
if(data.tid !== undefined){
if(!(validate298(data.tid, {instancePath:instancePath+"/tid",parentData:data,parentDataProperty:"tid",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate298.errors : vErrors.concat(validate298.errors);
errors = vErrors.length;
}
}
if(data.raddr !== undefined){
if(!(validate319(data.raddr, {instancePath:instancePath+"/raddr",parentData:data,parentDataProperty:"raddr",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate319.errors : vErrors.concat(validate319.errors);
errors = vErrors.length;
}
}
if(data.rport !== undefined){
if(!(validate284(data.rport, {instancePath:instancePath+"/rport",parentData:data,parentDataProperty:"rport",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate284.errors : vErrors.concat(validate284.errors);
errors = vErrors.length;
}
}
}
else {
const err279 = {instancePath,schemaPath:"#/oneOf/17/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err279];
}
else {
vErrors.push(err279);
}
errors++;
}
if(props0 !== true){
props0 = true;
}
}
else if(tag0 === "http"){
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.kind === undefined){
const err280 = {instancePath,schemaPath:"#/oneOf/18/required",keyword:"required",params:{missingProperty: "kind"},message:"must have required property '"+"kind"+"'"};
if(vErrors === null){
vErrors = [err280];
}
else {
vErrors.push(err280);
}
errors++;
}
if(data.tNs === undefined){
const err281 = {instancePath,schemaPath:"#/oneOf/18/required",keyword:"required",params:{missingProperty: "tNs"},message:"must have required property '"+"tNs"+"'"};
if(vErrors === null){
vErrors = [err281];
}
else {
vErrors.push(err281);
}
errors++;
}
if(data.cpu === undefined){
const err282 = {instancePath,schemaPath:"#/oneOf/18/required",keyword:"required",params:{missingProperty: "cpu"},message:"must have required property '"+"cpu"+"'"};
if(vErrors === null){
vErrors = [err282];
}
else {
vErrors.push(err282);
}
errors++;
}
if(data.cseq === undefined){
const err283 = {instancePath,schemaPath:"#/oneOf/18/required",keyword:"required",params:{missingProperty: "cseq"},message:"must have required property '"+"cseq"+"'"};
if(vErrors === null){
vErrors = [err283];
}
else {
vErrors.push(err283);
}
errors++;
}
if(data.ring === undefined){
const err284 = {instancePath,schemaPath:"#/oneOf/18/required",keyword:"required",params:{missingProperty: "ring"},message:"must have required property '"+"ring"+"'"};
if(vErrors === null){
vErrors = [err284];
}
else {
vErrors.push(err284);
}
errors++;
}
if(data.ck === undefined){
const err285 = {instancePath,schemaPath:"#/oneOf/18/required",keyword:"required",params:{missingProperty: "ck"},message:"must have required property '"+"ck"+"'"};
if(vErrors === null){
vErrors = [err285];
}
else {
vErrors.push(err285);
}
errors++;
}
if(data.dir === undefined){
const err286 = {instancePath,schemaPath:"#/oneOf/18/required",keyword:"required",params:{missingProperty: "dir"},message:"must have required property '"+"dir"+"'"};
if(vErrors === null){
vErrors = [err286];
}
else {
vErrors.push(err286);
}
errors++;
}
if(data.seq === undefined){
const err287 = {instancePath,schemaPath:"#/oneOf/18/required",keyword:"required",params:{missingProperty: "seq"},message:"must have required property '"+"seq"+"'"};
if(vErrors === null){
vErrors = [err287];
}
else {
vErrors.push(err287);
}
errors++;
}
if(data.payloadBytes === undefined){
const err288 = {instancePath,schemaPath:"#/oneOf/18/required",keyword:"required",params:{missingProperty: "payloadBytes"},message:"must have required property '"+"payloadBytes"+"'"};
if(vErrors === null){
vErrors = [err288];
}
else {
vErrors.push(err288);
}
errors++;
}
if(data.head === undefined){
const err289 = {instancePath,schemaPath:"#/oneOf/18/required",keyword:"required",params:{missingProperty: "head"},message:"must have required property '"+"head"+"'"};
if(vErrors === null){
vErrors = [err289];
}
else {
vErrors.push(err289);
}
errors++;
}
if(data.headBytes === undefined){
const err290 = {instancePath,schemaPath:"#/oneOf/18/required",keyword:"required",params:{missingProperty: "headBytes"},message:"must have required property '"+"headBytes"+"'"};
if(vErrors === null){
vErrors = [err290];
}
else {
vErrors.push(err290);
}
errors++;
}
if(data.isTruncated === undefined){
const err291 = {instancePath,schemaPath:"#/oneOf/18/required",keyword:"required",params:{missingProperty: "isTruncated"},message:"must have required property '"+"isTruncated"+"'"};
if(vErrors === null){
vErrors = [err291];
}
else {
vErrors.push(err291);
}
errors++;
}
if(data.via === undefined){
const err292 = {instancePath,schemaPath:"#/oneOf/18/required",keyword:"required",params:{missingProperty: "via"},message:"must have required property '"+"via"+"'"};
if(vErrors === null){
vErrors = [err292];
}
else {
vErrors.push(err292);
}
errors++;
}
for(const key19 in data){
if(!(func1.call(schema60.oneOf[18].properties, key19))){
const err293 = {instancePath,schemaPath:"#/oneOf/18/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key19},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err293];
}
else {
vErrors.push(err293);
}
errors++;
}
}
if(data.kind !== undefined){
if("http" !== data.kind){
const err294 = {instancePath:instancePath+"/kind",schemaPath:"#/oneOf/18/properties/kind/const",keyword:"const",params:{allowedValue: "http"},message:"must be equal to constant"};
if(vErrors === null){
vErrors = [err294];
}
else {
vErrors.push(err294);
}
errors++;
}
}
if(data.tNs !== undefined){
if(!(validate275(data.tNs, {instancePath:instancePath+"/tNs",parentData:data,parentDataProperty:"tNs",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate275.errors : vErrors.concat(validate275.errors);
errors = vErrors.length;
}
}
if(data.cpu !== undefined){
let data191 = data.cpu;
if(!(((typeof data191 == "number") && (!(data191 % 1) && !isNaN(data191))) && (isFinite(data191)))){
const err295 = {instancePath:instancePath+"/cpu",schemaPath:"#/oneOf/18/properties/cpu/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err295];
}
else {
vErrors.push(err295);
}
errors++;
}
if((typeof data191 == "number") && (isFinite(data191))){
if(data191 > 65534 || isNaN(data191)){
const err296 = {instancePath:instancePath+"/cpu",schemaPath:"#/oneOf/18/properties/cpu/maximum",keyword:"maximum",params:{comparison: "<=", limit: 65534},message:"must be <= 65534"};
if(vErrors === null){
vErrors = [err296];
}
else {
vErrors.push(err296);
}
errors++;
}
if(data191 < -1 || isNaN(data191)){
const err297 = {instancePath:instancePath+"/cpu",schemaPath:"#/oneOf/18/properties/cpu/minimum",keyword:"minimum",params:{comparison: ">=", limit: -1},message:"must be >= -1"};
if(vErrors === null){
vErrors = [err297];
}
else {
vErrors.push(err297);
}
errors++;
}
}
}
if(data.cseq !== undefined){
if(!(validate275(data.cseq, {instancePath:instancePath+"/cseq",parentData:data,parentDataProperty:"cseq",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate275.errors : vErrors.concat(validate275.errors);
errors = vErrors.length;
}
}
if(data.ring !== undefined){
let data193 = data.ring;
if(!(((data193 === "user") || (data193 === "life")) || (data193 === "data"))){
const err298 = {instancePath:instancePath+"/ring",schemaPath:"#/oneOf/18/properties/ring/enum",keyword:"enum",params:{allowedValues: schema60.oneOf[18].properties.ring.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err298];
}
else {
vErrors.push(err298);
}
errors++;
}
}
if(data.ck !== undefined){
if(!(validate301(data.ck, {instancePath:instancePath+"/ck",parentData:data,parentDataProperty:"ck",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate301.errors : vErrors.concat(validate301.errors);
errors = vErrors.length;
}
}
if(data.dir !== undefined){
let data195 = data.dir;
if(!((data195 === "tx") || (data195 === "rx"))){
const err299 = {instancePath:instancePath+"/dir",schemaPath:"#/oneOf/18/properties/dir/enum",keyword:"enum",params:{allowedValues: schema60.oneOf[18].properties.dir.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err299];
}
else {
vErrors.push(err299);
}
errors++;
}
}
if(data.seq !== undefined){
if(!(validate298(data.seq, {instancePath:instancePath+"/seq",parentData:data,parentDataProperty:"seq",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate298.errors : vErrors.concat(validate298.errors);
errors = vErrors.length;
}
}
if(data.payloadBytes !== undefined){
if(!(validate298(data.payloadBytes, {instancePath:instancePath+"/payloadBytes",parentData:data,parentDataProperty:"payloadBytes",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate298.errors : vErrors.concat(validate298.errors);
errors = vErrors.length;
}
}
if(data.head !== undefined){
let data198 = data.head;
if(typeof data198 === "string"){
if(!pattern16.test(data198)){
const err300 = {instancePath:instancePath+"/head",schemaPath:"#/oneOf/18/properties/head/pattern",keyword:"pattern",params:{pattern: "^[\\u0000-\\u00ff]*$"},message:"must match pattern \""+"^[\\u0000-\\u00ff]*$"+"\""};
if(vErrors === null){
vErrors = [err300];
}
else {
vErrors.push(err300);
}
errors++;
}
}
else {
const err301 = {instancePath:instancePath+"/head",schemaPath:"#/oneOf/18/properties/head/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err301];
}
else {
vErrors.push(err301);
}
errors++;
}
}
if(data.headBytes !== undefined){
if(!(validate298(data.headBytes, {instancePath:instancePath+"/headBytes",parentData:data,parentDataProperty:"headBytes",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate298.errors : vErrors.concat(validate298.errors);
errors = vErrors.length;
}
}
if(data.isTruncated !== undefined){
if(typeof data.isTruncated !== "boolean"){
const err302 = {instancePath:instancePath+"/isTruncated",schemaPath:"#/oneOf/18/properties/isTruncated/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err302];
}
else {
vErrors.push(err302);
}
errors++;
}
}
if(data.method !== undefined){
if(typeof data.method !== "string"){
const err303 = {instancePath:instancePath+"/method",schemaPath:"#/oneOf/18/properties/method/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err303];
}
else {
vErrors.push(err303);
}
errors++;
}
}
if(data.path !== undefined){
if(typeof data.path !== "string"){
const err304 = {instancePath:instancePath+"/path",schemaPath:"#/oneOf/18/properties/path/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err304];
}
else {
vErrors.push(err304);
}
errors++;
}
}
if(data.status !== undefined){
if(!(validate284(data.status, {instancePath:instancePath+"/status",parentData:data,parentDataProperty:"status",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate284.errors : vErrors.concat(validate284.errors);
errors = vErrors.length;
}
}
if(data.via !== undefined){
let data204 = data.via;
if(!((data204 === "plain") || (data204 === "tls"))){
const err305 = {instancePath:instancePath+"/via",schemaPath:"#/oneOf/18/properties/via/enum",keyword:"enum",params:{allowedValues: schema60.oneOf[18].properties.via.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err305];
}
else {
vErrors.push(err305);
}
errors++;
}
}
if(data.flags !== undefined){
if(!(validate284(data.flags, {instancePath:instancePath+"/flags",parentData:data,parentDataProperty:"flags",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate284.errors : vErrors.concat(validate284.errors);
errors = vErrors.length;
}
}
}
else {
const err306 = {instancePath,schemaPath:"#/oneOf/18/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err306];
}
else {
vErrors.push(err306);
}
errors++;
}
if(props0 !== true){
props0 = true;
}
}
else if(tag0 === "segment"){
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.kind === undefined){
const err307 = {instancePath,schemaPath:"#/oneOf/19/required",keyword:"required",params:{missingProperty: "kind"},message:"must have required property '"+"kind"+"'"};
if(vErrors === null){
vErrors = [err307];
}
else {
vErrors.push(err307);
}
errors++;
}
if(data.tNs === undefined){
const err308 = {instancePath,schemaPath:"#/oneOf/19/required",keyword:"required",params:{missingProperty: "tNs"},message:"must have required property '"+"tNs"+"'"};
if(vErrors === null){
vErrors = [err308];
}
else {
vErrors.push(err308);
}
errors++;
}
if(data.cpu === undefined){
const err309 = {instancePath,schemaPath:"#/oneOf/19/required",keyword:"required",params:{missingProperty: "cpu"},message:"must have required property '"+"cpu"+"'"};
if(vErrors === null){
vErrors = [err309];
}
else {
vErrors.push(err309);
}
errors++;
}
if(data.cseq === undefined){
const err310 = {instancePath,schemaPath:"#/oneOf/19/required",keyword:"required",params:{missingProperty: "cseq"},message:"must have required property '"+"cseq"+"'"};
if(vErrors === null){
vErrors = [err310];
}
else {
vErrors.push(err310);
}
errors++;
}
if(data.ring === undefined){
const err311 = {instancePath,schemaPath:"#/oneOf/19/required",keyword:"required",params:{missingProperty: "ring"},message:"must have required property '"+"ring"+"'"};
if(vErrors === null){
vErrors = [err311];
}
else {
vErrors.push(err311);
}
errors++;
}
if(data.ck === undefined){
const err312 = {instancePath,schemaPath:"#/oneOf/19/required",keyword:"required",params:{missingProperty: "ck"},message:"must have required property '"+"ck"+"'"};
if(vErrors === null){
vErrors = [err312];
}
else {
vErrors.push(err312);
}
errors++;
}
if(data.dir === undefined){
const err313 = {instancePath,schemaPath:"#/oneOf/19/required",keyword:"required",params:{missingProperty: "dir"},message:"must have required property '"+"dir"+"'"};
if(vErrors === null){
vErrors = [err313];
}
else {
vErrors.push(err313);
}
errors++;
}
if(data.seq === undefined){
const err314 = {instancePath,schemaPath:"#/oneOf/19/required",keyword:"required",params:{missingProperty: "seq"},message:"must have required property '"+"seq"+"'"};
if(vErrors === null){
vErrors = [err314];
}
else {
vErrors.push(err314);
}
errors++;
}
if(data.lenBytes === undefined){
const err315 = {instancePath,schemaPath:"#/oneOf/19/required",keyword:"required",params:{missingProperty: "lenBytes"},message:"must have required property '"+"lenBytes"+"'"};
if(vErrors === null){
vErrors = [err315];
}
else {
vErrors.push(err315);
}
errors++;
}
if(data.flags === undefined){
const err316 = {instancePath,schemaPath:"#/oneOf/19/required",keyword:"required",params:{missingProperty: "flags"},message:"must have required property '"+"flags"+"'"};
if(vErrors === null){
vErrors = [err316];
}
else {
vErrors.push(err316);
}
errors++;
}
for(const key20 in data){
if(!(func1.call(schema60.oneOf[19].properties, key20))){
const err317 = {instancePath,schemaPath:"#/oneOf/19/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key20},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err317];
}
else {
vErrors.push(err317);
}
errors++;
}
}
if(data.kind !== undefined){
if("segment" !== data.kind){
const err318 = {instancePath:instancePath+"/kind",schemaPath:"#/oneOf/19/properties/kind/const",keyword:"const",params:{allowedValue: "segment"},message:"must be equal to constant"};
if(vErrors === null){
vErrors = [err318];
}
else {
vErrors.push(err318);
}
errors++;
}
}
if(data.tNs !== undefined){
if(!(validate275(data.tNs, {instancePath:instancePath+"/tNs",parentData:data,parentDataProperty:"tNs",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate275.errors : vErrors.concat(validate275.errors);
errors = vErrors.length;
}
}
if(data.cpu !== undefined){
let data208 = data.cpu;
if(!(((typeof data208 == "number") && (!(data208 % 1) && !isNaN(data208))) && (isFinite(data208)))){
const err319 = {instancePath:instancePath+"/cpu",schemaPath:"#/oneOf/19/properties/cpu/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err319];
}
else {
vErrors.push(err319);
}
errors++;
}
if((typeof data208 == "number") && (isFinite(data208))){
if(data208 > 65534 || isNaN(data208)){
const err320 = {instancePath:instancePath+"/cpu",schemaPath:"#/oneOf/19/properties/cpu/maximum",keyword:"maximum",params:{comparison: "<=", limit: 65534},message:"must be <= 65534"};
if(vErrors === null){
vErrors = [err320];
}
else {
vErrors.push(err320);
}
errors++;
}
if(data208 < -1 || isNaN(data208)){
const err321 = {instancePath:instancePath+"/cpu",schemaPath:"#/oneOf/19/properties/cpu/minimum",keyword:"minimum",params:{comparison: ">=", limit: -1},message:"must be >= -1"};
if(vErrors === null){
vErrors = [err321];
}
else {
vErrors.push(err321);
}
errors++;
}
}
}
if(data.cseq !== undefined){
if(!(validate275(data.cseq, {instancePath:instancePath+"/cseq",parentData:data,parentDataProperty:"cseq",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate275.errors : vErrors.concat(validate275.errors);
errors = vErrors.length;
}
}
if(data.ring !== undefined){
let data210 = data.ring;
if(!(((data210 === "user") || (data210 === "life")) || (data210 === "data"))){
const err322 = {instancePath:instancePath+"/ring",schemaPath:"#/oneOf/19/properties/ring/enum",keyword:"enum",params:{allowedValues: schema60.oneOf[19].properties.ring.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err322];
}
else {
vErrors.push(err322);
}
errors++;
}
}
if(data.ck !== undefined){
if(!(validate301(data.ck, {instancePath:instancePath+"/ck",parentData:data,parentDataProperty:"ck",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate301.errors : vErrors.concat(validate301.errors);
errors = vErrors.length;
}
}
if(data.dir !== undefined){
let data212 = data.dir;
if(!((data212 === "tx") || (data212 === "rx"))){
const err323 = {instancePath:instancePath+"/dir",schemaPath:"#/oneOf/19/properties/dir/enum",keyword:"enum",params:{allowedValues: schema60.oneOf[19].properties.dir.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err323];
}
else {
vErrors.push(err323);
}
errors++;
}
}
if(data.seq !== undefined){
if(!(validate298(data.seq, {instancePath:instancePath+"/seq",parentData:data,parentDataProperty:"seq",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate298.errors : vErrors.concat(validate298.errors);
errors = vErrors.length;
}
}
if(data.lenBytes !== undefined){
if(!(validate298(data.lenBytes, {instancePath:instancePath+"/lenBytes",parentData:data,parentDataProperty:"lenBytes",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate298.errors : vErrors.concat(validate298.errors);
errors = vErrors.length;
}
}
if(data.flags !== undefined){
if(!(validate284(data.flags, {instancePath:instancePath+"/flags",parentData:data,parentDataProperty:"flags",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate284.errors : vErrors.concat(validate284.errors);
errors = vErrors.length;
}
}
}
else {
const err324 = {instancePath,schemaPath:"#/oneOf/19/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err324];
}
else {
vErrors.push(err324);
}
errors++;
}
if(props0 !== true){
props0 = true;
}
}
else if(tag0 === "nat"){
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.kind === undefined){
const err325 = {instancePath,schemaPath:"#/oneOf/20/required",keyword:"required",params:{missingProperty: "kind"},message:"must have required property '"+"kind"+"'"};
if(vErrors === null){
vErrors = [err325];
}
else {
vErrors.push(err325);
}
errors++;
}
if(data.tNs === undefined){
const err326 = {instancePath,schemaPath:"#/oneOf/20/required",keyword:"required",params:{missingProperty: "tNs"},message:"must have required property '"+"tNs"+"'"};
if(vErrors === null){
vErrors = [err326];
}
else {
vErrors.push(err326);
}
errors++;
}
if(data.cpu === undefined){
const err327 = {instancePath,schemaPath:"#/oneOf/20/required",keyword:"required",params:{missingProperty: "cpu"},message:"must have required property '"+"cpu"+"'"};
if(vErrors === null){
vErrors = [err327];
}
else {
vErrors.push(err327);
}
errors++;
}
if(data.cseq === undefined){
const err328 = {instancePath,schemaPath:"#/oneOf/20/required",keyword:"required",params:{missingProperty: "cseq"},message:"must have required property '"+"cseq"+"'"};
if(vErrors === null){
vErrors = [err328];
}
else {
vErrors.push(err328);
}
errors++;
}
if(data.ring === undefined){
const err329 = {instancePath,schemaPath:"#/oneOf/20/required",keyword:"required",params:{missingProperty: "ring"},message:"must have required property '"+"ring"+"'"};
if(vErrors === null){
vErrors = [err329];
}
else {
vErrors.push(err329);
}
errors++;
}
if(data.netnsIno === undefined){
const err330 = {instancePath,schemaPath:"#/oneOf/20/required",keyword:"required",params:{missingProperty: "netnsIno"},message:"must have required property '"+"netnsIno"+"'"};
if(vErrors === null){
vErrors = [err330];
}
else {
vErrors.push(err330);
}
errors++;
}
if(data.ctId === undefined){
const err331 = {instancePath,schemaPath:"#/oneOf/20/required",keyword:"required",params:{missingProperty: "ctId"},message:"must have required property '"+"ctId"+"'"};
if(vErrors === null){
vErrors = [err331];
}
else {
vErrors.push(err331);
}
errors++;
}
if(data.event === undefined){
const err332 = {instancePath,schemaPath:"#/oneOf/20/required",keyword:"required",params:{missingProperty: "event"},message:"must have required property '"+"event"+"'"};
if(vErrors === null){
vErrors = [err332];
}
else {
vErrors.push(err332);
}
errors++;
}
if(data.proto === undefined){
const err333 = {instancePath,schemaPath:"#/oneOf/20/required",keyword:"required",params:{missingProperty: "proto"},message:"must have required property '"+"proto"+"'"};
if(vErrors === null){
vErrors = [err333];
}
else {
vErrors.push(err333);
}
errors++;
}
if(data.origSrc === undefined){
const err334 = {instancePath,schemaPath:"#/oneOf/20/required",keyword:"required",params:{missingProperty: "origSrc"},message:"must have required property '"+"origSrc"+"'"};
if(vErrors === null){
vErrors = [err334];
}
else {
vErrors.push(err334);
}
errors++;
}
if(data.origSport === undefined){
const err335 = {instancePath,schemaPath:"#/oneOf/20/required",keyword:"required",params:{missingProperty: "origSport"},message:"must have required property '"+"origSport"+"'"};
if(vErrors === null){
vErrors = [err335];
}
else {
vErrors.push(err335);
}
errors++;
}
if(data.origDst === undefined){
const err336 = {instancePath,schemaPath:"#/oneOf/20/required",keyword:"required",params:{missingProperty: "origDst"},message:"must have required property '"+"origDst"+"'"};
if(vErrors === null){
vErrors = [err336];
}
else {
vErrors.push(err336);
}
errors++;
}
if(data.origDport === undefined){
const err337 = {instancePath,schemaPath:"#/oneOf/20/required",keyword:"required",params:{missingProperty: "origDport"},message:"must have required property '"+"origDport"+"'"};
if(vErrors === null){
vErrors = [err337];
}
else {
vErrors.push(err337);
}
errors++;
}
if(data.replySrc === undefined){
const err338 = {instancePath,schemaPath:"#/oneOf/20/required",keyword:"required",params:{missingProperty: "replySrc"},message:"must have required property '"+"replySrc"+"'"};
if(vErrors === null){
vErrors = [err338];
}
else {
vErrors.push(err338);
}
errors++;
}
if(data.replySport === undefined){
const err339 = {instancePath,schemaPath:"#/oneOf/20/required",keyword:"required",params:{missingProperty: "replySport"},message:"must have required property '"+"replySport"+"'"};
if(vErrors === null){
vErrors = [err339];
}
else {
vErrors.push(err339);
}
errors++;
}
if(data.replyDst === undefined){
const err340 = {instancePath,schemaPath:"#/oneOf/20/required",keyword:"required",params:{missingProperty: "replyDst"},message:"must have required property '"+"replyDst"+"'"};
if(vErrors === null){
vErrors = [err340];
}
else {
vErrors.push(err340);
}
errors++;
}
if(data.replyDport === undefined){
const err341 = {instancePath,schemaPath:"#/oneOf/20/required",keyword:"required",params:{missingProperty: "replyDport"},message:"must have required property '"+"replyDport"+"'"};
if(vErrors === null){
vErrors = [err341];
}
else {
vErrors.push(err341);
}
errors++;
}
for(const key21 in data){
if(!(func1.call(schema60.oneOf[20].properties, key21))){
const err342 = {instancePath,schemaPath:"#/oneOf/20/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key21},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err342];
}
else {
vErrors.push(err342);
}
errors++;
}
}
if(data.kind !== undefined){
if("nat" !== data.kind){
const err343 = {instancePath:instancePath+"/kind",schemaPath:"#/oneOf/20/properties/kind/const",keyword:"const",params:{allowedValue: "nat"},message:"must be equal to constant"};
if(vErrors === null){
vErrors = [err343];
}
else {
vErrors.push(err343);
}
errors++;
}
}
if(data.tNs !== undefined){
if(!(validate275(data.tNs, {instancePath:instancePath+"/tNs",parentData:data,parentDataProperty:"tNs",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate275.errors : vErrors.concat(validate275.errors);
errors = vErrors.length;
}
}
if(data.cpu !== undefined){
let data218 = data.cpu;
if(!(((typeof data218 == "number") && (!(data218 % 1) && !isNaN(data218))) && (isFinite(data218)))){
const err344 = {instancePath:instancePath+"/cpu",schemaPath:"#/oneOf/20/properties/cpu/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err344];
}
else {
vErrors.push(err344);
}
errors++;
}
if((typeof data218 == "number") && (isFinite(data218))){
if(data218 > 65534 || isNaN(data218)){
const err345 = {instancePath:instancePath+"/cpu",schemaPath:"#/oneOf/20/properties/cpu/maximum",keyword:"maximum",params:{comparison: "<=", limit: 65534},message:"must be <= 65534"};
if(vErrors === null){
vErrors = [err345];
}
else {
vErrors.push(err345);
}
errors++;
}
if(data218 < -1 || isNaN(data218)){
const err346 = {instancePath:instancePath+"/cpu",schemaPath:"#/oneOf/20/properties/cpu/minimum",keyword:"minimum",params:{comparison: ">=", limit: -1},message:"must be >= -1"};
if(vErrors === null){
vErrors = [err346];
}
else {
vErrors.push(err346);
}
errors++;
}
}
}
if(data.cseq !== undefined){
if(!(validate275(data.cseq, {instancePath:instancePath+"/cseq",parentData:data,parentDataProperty:"cseq",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate275.errors : vErrors.concat(validate275.errors);
errors = vErrors.length;
}
}
if(data.ring !== undefined){
let data220 = data.ring;
if(!(((data220 === "user") || (data220 === "life")) || (data220 === "data"))){
const err347 = {instancePath:instancePath+"/ring",schemaPath:"#/oneOf/20/properties/ring/enum",keyword:"enum",params:{allowedValues: schema60.oneOf[20].properties.ring.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err347];
}
else {
vErrors.push(err347);
}
errors++;
}
}
if(data.netnsIno !== undefined){
if(!(validate298(data.netnsIno, {instancePath:instancePath+"/netnsIno",parentData:data,parentDataProperty:"netnsIno",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate298.errors : vErrors.concat(validate298.errors);
errors = vErrors.length;
}
}
if(data.ctId !== undefined){
if(!(validate298(data.ctId, {instancePath:instancePath+"/ctId",parentData:data,parentDataProperty:"ctId",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate298.errors : vErrors.concat(validate298.errors);
errors = vErrors.length;
}
}
if(data.event !== undefined){
let data223 = data.event;
if(!((((data223 === "new") || (data223 === "update")) || (data223 === "destroy")) || (data223 === "dump"))){
const err348 = {instancePath:instancePath+"/event",schemaPath:"#/oneOf/20/properties/event/enum",keyword:"enum",params:{allowedValues: schema60.oneOf[20].properties.event.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err348];
}
else {
vErrors.push(err348);
}
errors++;
}
}
if(data.proto !== undefined){
if(!(validate284(data.proto, {instancePath:instancePath+"/proto",parentData:data,parentDataProperty:"proto",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate284.errors : vErrors.concat(validate284.errors);
errors = vErrors.length;
}
}
if(data.origSrc !== undefined){
if(!(validate319(data.origSrc, {instancePath:instancePath+"/origSrc",parentData:data,parentDataProperty:"origSrc",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate319.errors : vErrors.concat(validate319.errors);
errors = vErrors.length;
}
}
if(data.origSport !== undefined){
if(!(validate284(data.origSport, {instancePath:instancePath+"/origSport",parentData:data,parentDataProperty:"origSport",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate284.errors : vErrors.concat(validate284.errors);
errors = vErrors.length;
}
}
if(data.origDst !== undefined){
if(!(validate319(data.origDst, {instancePath:instancePath+"/origDst",parentData:data,parentDataProperty:"origDst",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate319.errors : vErrors.concat(validate319.errors);
errors = vErrors.length;
}
}
if(data.origDport !== undefined){
if(!(validate284(data.origDport, {instancePath:instancePath+"/origDport",parentData:data,parentDataProperty:"origDport",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate284.errors : vErrors.concat(validate284.errors);
errors = vErrors.length;
}
}
if(data.replySrc !== undefined){
if(!(validate319(data.replySrc, {instancePath:instancePath+"/replySrc",parentData:data,parentDataProperty:"replySrc",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate319.errors : vErrors.concat(validate319.errors);
errors = vErrors.length;
}
}
if(data.replySport !== undefined){
if(!(validate284(data.replySport, {instancePath:instancePath+"/replySport",parentData:data,parentDataProperty:"replySport",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate284.errors : vErrors.concat(validate284.errors);
errors = vErrors.length;
}
}
if(data.replyDst !== undefined){
if(!(validate319(data.replyDst, {instancePath:instancePath+"/replyDst",parentData:data,parentDataProperty:"replyDst",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate319.errors : vErrors.concat(validate319.errors);
errors = vErrors.length;
}
}
if(data.replyDport !== undefined){
if(!(validate284(data.replyDport, {instancePath:instancePath+"/replyDport",parentData:data,parentDataProperty:"replyDport",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate284.errors : vErrors.concat(validate284.errors);
errors = vErrors.length;
}
}
if(data.status !== undefined){
if(!(validate298(data.status, {instancePath:instancePath+"/status",parentData:data,parentDataProperty:"status",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate298.errors : vErrors.concat(validate298.errors);
errors = vErrors.length;
}
}
}
else {
const err349 = {instancePath,schemaPath:"#/oneOf/20/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err349];
}
else {
vErrors.push(err349);
}
errors++;
}
if(props0 !== true){
props0 = true;
}
}
else if(tag0 === "packet"){
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.kind === undefined){
const err350 = {instancePath,schemaPath:"#/oneOf/21/required",keyword:"required",params:{missingProperty: "kind"},message:"must have required property '"+"kind"+"'"};
if(vErrors === null){
vErrors = [err350];
}
else {
vErrors.push(err350);
}
errors++;
}
if(data.tNs === undefined){
const err351 = {instancePath,schemaPath:"#/oneOf/21/required",keyword:"required",params:{missingProperty: "tNs"},message:"must have required property '"+"tNs"+"'"};
if(vErrors === null){
vErrors = [err351];
}
else {
vErrors.push(err351);
}
errors++;
}
if(data.cpu === undefined){
const err352 = {instancePath,schemaPath:"#/oneOf/21/required",keyword:"required",params:{missingProperty: "cpu"},message:"must have required property '"+"cpu"+"'"};
if(vErrors === null){
vErrors = [err352];
}
else {
vErrors.push(err352);
}
errors++;
}
if(data.cseq === undefined){
const err353 = {instancePath,schemaPath:"#/oneOf/21/required",keyword:"required",params:{missingProperty: "cseq"},message:"must have required property '"+"cseq"+"'"};
if(vErrors === null){
vErrors = [err353];
}
else {
vErrors.push(err353);
}
errors++;
}
if(data.ring === undefined){
const err354 = {instancePath,schemaPath:"#/oneOf/21/required",keyword:"required",params:{missingProperty: "ring"},message:"must have required property '"+"ring"+"'"};
if(vErrors === null){
vErrors = [err354];
}
else {
vErrors.push(err354);
}
errors++;
}
if(data.netnsIno === undefined){
const err355 = {instancePath,schemaPath:"#/oneOf/21/required",keyword:"required",params:{missingProperty: "netnsIno"},message:"must have required property '"+"netnsIno"+"'"};
if(vErrors === null){
vErrors = [err355];
}
else {
vErrors.push(err355);
}
errors++;
}
if(data.ifindex === undefined){
const err356 = {instancePath,schemaPath:"#/oneOf/21/required",keyword:"required",params:{missingProperty: "ifindex"},message:"must have required property '"+"ifindex"+"'"};
if(vErrors === null){
vErrors = [err356];
}
else {
vErrors.push(err356);
}
errors++;
}
if(data.packetType === undefined){
const err357 = {instancePath,schemaPath:"#/oneOf/21/required",keyword:"required",params:{missingProperty: "packetType"},message:"must have required property '"+"packetType"+"'"};
if(vErrors === null){
vErrors = [err357];
}
else {
vErrors.push(err357);
}
errors++;
}
if(data.src === undefined){
const err358 = {instancePath,schemaPath:"#/oneOf/21/required",keyword:"required",params:{missingProperty: "src"},message:"must have required property '"+"src"+"'"};
if(vErrors === null){
vErrors = [err358];
}
else {
vErrors.push(err358);
}
errors++;
}
if(data.sport === undefined){
const err359 = {instancePath,schemaPath:"#/oneOf/21/required",keyword:"required",params:{missingProperty: "sport"},message:"must have required property '"+"sport"+"'"};
if(vErrors === null){
vErrors = [err359];
}
else {
vErrors.push(err359);
}
errors++;
}
if(data.dst === undefined){
const err360 = {instancePath,schemaPath:"#/oneOf/21/required",keyword:"required",params:{missingProperty: "dst"},message:"must have required property '"+"dst"+"'"};
if(vErrors === null){
vErrors = [err360];
}
else {
vErrors.push(err360);
}
errors++;
}
if(data.dport === undefined){
const err361 = {instancePath,schemaPath:"#/oneOf/21/required",keyword:"required",params:{missingProperty: "dport"},message:"must have required property '"+"dport"+"'"};
if(vErrors === null){
vErrors = [err361];
}
else {
vErrors.push(err361);
}
errors++;
}
if(data.seq === undefined){
const err362 = {instancePath,schemaPath:"#/oneOf/21/required",keyword:"required",params:{missingProperty: "seq"},message:"must have required property '"+"seq"+"'"};
if(vErrors === null){
vErrors = [err362];
}
else {
vErrors.push(err362);
}
errors++;
}
if(data.flags === undefined){
const err363 = {instancePath,schemaPath:"#/oneOf/21/required",keyword:"required",params:{missingProperty: "flags"},message:"must have required property '"+"flags"+"'"};
if(vErrors === null){
vErrors = [err363];
}
else {
vErrors.push(err363);
}
errors++;
}
if(data.payloadBytes === undefined){
const err364 = {instancePath,schemaPath:"#/oneOf/21/required",keyword:"required",params:{missingProperty: "payloadBytes"},message:"must have required property '"+"payloadBytes"+"'"};
if(vErrors === null){
vErrors = [err364];
}
else {
vErrors.push(err364);
}
errors++;
}
for(const key22 in data){
if(!(func1.call(schema60.oneOf[21].properties, key22))){
const err365 = {instancePath,schemaPath:"#/oneOf/21/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key22},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err365];
}
else {
vErrors.push(err365);
}
errors++;
}
}
if(data.kind !== undefined){
if("packet" !== data.kind){
const err366 = {instancePath:instancePath+"/kind",schemaPath:"#/oneOf/21/properties/kind/const",keyword:"const",params:{allowedValue: "packet"},message:"must be equal to constant"};
if(vErrors === null){
vErrors = [err366];
}
else {
vErrors.push(err366);
}
errors++;
}
}
if(data.tNs !== undefined){
if(!(validate275(data.tNs, {instancePath:instancePath+"/tNs",parentData:data,parentDataProperty:"tNs",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate275.errors : vErrors.concat(validate275.errors);
errors = vErrors.length;
}
}
if(data.cpu !== undefined){
let data236 = data.cpu;
if(!(((typeof data236 == "number") && (!(data236 % 1) && !isNaN(data236))) && (isFinite(data236)))){
const err367 = {instancePath:instancePath+"/cpu",schemaPath:"#/oneOf/21/properties/cpu/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err367];
}
else {
vErrors.push(err367);
}
errors++;
}
if((typeof data236 == "number") && (isFinite(data236))){
if(data236 > 65534 || isNaN(data236)){
const err368 = {instancePath:instancePath+"/cpu",schemaPath:"#/oneOf/21/properties/cpu/maximum",keyword:"maximum",params:{comparison: "<=", limit: 65534},message:"must be <= 65534"};
if(vErrors === null){
vErrors = [err368];
}
else {
vErrors.push(err368);
}
errors++;
}
if(data236 < -1 || isNaN(data236)){
const err369 = {instancePath:instancePath+"/cpu",schemaPath:"#/oneOf/21/properties/cpu/minimum",keyword:"minimum",params:{comparison: ">=", limit: -1},message:"must be >= -1"};
if(vErrors === null){
vErrors = [err369];
}
else {
vErrors.push(err369);
}
errors++;
}
}
}
if(data.cseq !== undefined){
if(!(validate275(data.cseq, {instancePath:instancePath+"/cseq",parentData:data,parentDataProperty:"cseq",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate275.errors : vErrors.concat(validate275.errors);
errors = vErrors.length;
}
}
if(data.ring !== undefined){
let data238 = data.ring;
if(!(((data238 === "user") || (data238 === "life")) || (data238 === "data"))){
const err370 = {instancePath:instancePath+"/ring",schemaPath:"#/oneOf/21/properties/ring/enum",keyword:"enum",params:{allowedValues: schema60.oneOf[21].properties.ring.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err370];
}
else {
vErrors.push(err370);
}
errors++;
}
}
if(data.netnsIno !== undefined){
if(!(validate298(data.netnsIno, {instancePath:instancePath+"/netnsIno",parentData:data,parentDataProperty:"netnsIno",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate298.errors : vErrors.concat(validate298.errors);
errors = vErrors.length;
}
}
if(data.ifindex !== undefined){
if(!(validate298(data.ifindex, {instancePath:instancePath+"/ifindex",parentData:data,parentDataProperty:"ifindex",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate298.errors : vErrors.concat(validate298.errors);
errors = vErrors.length;
}
}
if(data.packetType !== undefined){
let data241 = data.packetType;
if(!(((((data241 === "in") || (data241 === "out")) || (data241 === "broadcast")) || (data241 === "multicast")) || (data241 === "other"))){
const err371 = {instancePath:instancePath+"/packetType",schemaPath:"#/oneOf/21/properties/packetType/enum",keyword:"enum",params:{allowedValues: schema60.oneOf[21].properties.packetType.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err371];
}
else {
vErrors.push(err371);
}
errors++;
}
}
if(data.src !== undefined){
if(!(validate319(data.src, {instancePath:instancePath+"/src",parentData:data,parentDataProperty:"src",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate319.errors : vErrors.concat(validate319.errors);
errors = vErrors.length;
}
}
if(data.sport !== undefined){
if(!(validate284(data.sport, {instancePath:instancePath+"/sport",parentData:data,parentDataProperty:"sport",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate284.errors : vErrors.concat(validate284.errors);
errors = vErrors.length;
}
}
if(data.dst !== undefined){
if(!(validate319(data.dst, {instancePath:instancePath+"/dst",parentData:data,parentDataProperty:"dst",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate319.errors : vErrors.concat(validate319.errors);
errors = vErrors.length;
}
}
if(data.dport !== undefined){
if(!(validate284(data.dport, {instancePath:instancePath+"/dport",parentData:data,parentDataProperty:"dport",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate284.errors : vErrors.concat(validate284.errors);
errors = vErrors.length;
}
}
if(data.seq !== undefined){
if(!(validate298(data.seq, {instancePath:instancePath+"/seq",parentData:data,parentDataProperty:"seq",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate298.errors : vErrors.concat(validate298.errors);
errors = vErrors.length;
}
}
if(data.flags !== undefined){
if(!(validate284(data.flags, {instancePath:instancePath+"/flags",parentData:data,parentDataProperty:"flags",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate284.errors : vErrors.concat(validate284.errors);
errors = vErrors.length;
}
}
if(data.payloadBytes !== undefined){
if(!(validate298(data.payloadBytes, {instancePath:instancePath+"/payloadBytes",parentData:data,parentDataProperty:"payloadBytes",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate298.errors : vErrors.concat(validate298.errors);
errors = vErrors.length;
}
}
if(data.head !== undefined){
let data249 = data.head;
if(typeof data249 === "string"){
if(!pattern16.test(data249)){
const err372 = {instancePath:instancePath+"/head",schemaPath:"#/oneOf/21/properties/head/pattern",keyword:"pattern",params:{pattern: "^[\\u0000-\\u00ff]*$"},message:"must match pattern \""+"^[\\u0000-\\u00ff]*$"+"\""};
if(vErrors === null){
vErrors = [err372];
}
else {
vErrors.push(err372);
}
errors++;
}
}
else {
const err373 = {instancePath:instancePath+"/head",schemaPath:"#/oneOf/21/properties/head/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err373];
}
else {
vErrors.push(err373);
}
errors++;
}
}
}
else {
const err374 = {instancePath,schemaPath:"#/oneOf/21/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err374];
}
else {
vErrors.push(err374);
}
errors++;
}
if(props0 !== true){
props0 = true;
}
}
else if(tag0 === "etw"){
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.kind === undefined){
const err375 = {instancePath,schemaPath:"#/oneOf/22/required",keyword:"required",params:{missingProperty: "kind"},message:"must have required property '"+"kind"+"'"};
if(vErrors === null){
vErrors = [err375];
}
else {
vErrors.push(err375);
}
errors++;
}
if(data.tNs === undefined){
const err376 = {instancePath,schemaPath:"#/oneOf/22/required",keyword:"required",params:{missingProperty: "tNs"},message:"must have required property '"+"tNs"+"'"};
if(vErrors === null){
vErrors = [err376];
}
else {
vErrors.push(err376);
}
errors++;
}
if(data.cpu === undefined){
const err377 = {instancePath,schemaPath:"#/oneOf/22/required",keyword:"required",params:{missingProperty: "cpu"},message:"must have required property '"+"cpu"+"'"};
if(vErrors === null){
vErrors = [err377];
}
else {
vErrors.push(err377);
}
errors++;
}
if(data.cseq === undefined){
const err378 = {instancePath,schemaPath:"#/oneOf/22/required",keyword:"required",params:{missingProperty: "cseq"},message:"must have required property '"+"cseq"+"'"};
if(vErrors === null){
vErrors = [err378];
}
else {
vErrors.push(err378);
}
errors++;
}
if(data.ring === undefined){
const err379 = {instancePath,schemaPath:"#/oneOf/22/required",keyword:"required",params:{missingProperty: "ring"},message:"must have required property '"+"ring"+"'"};
if(vErrors === null){
vErrors = [err379];
}
else {
vErrors.push(err379);
}
errors++;
}
if(data.fileTime === undefined){
const err380 = {instancePath,schemaPath:"#/oneOf/22/required",keyword:"required",params:{missingProperty: "fileTime"},message:"must have required property '"+"fileTime"+"'"};
if(vErrors === null){
vErrors = [err380];
}
else {
vErrors.push(err380);
}
errors++;
}
if(data.id === undefined){
const err381 = {instancePath,schemaPath:"#/oneOf/22/required",keyword:"required",params:{missingProperty: "id"},message:"must have required property '"+"id"+"'"};
if(vErrors === null){
vErrors = [err381];
}
else {
vErrors.push(err381);
}
errors++;
}
if(data.version === undefined){
const err382 = {instancePath,schemaPath:"#/oneOf/22/required",keyword:"required",params:{missingProperty: "version"},message:"must have required property '"+"version"+"'"};
if(vErrors === null){
vErrors = [err382];
}
else {
vErrors.push(err382);
}
errors++;
}
if(data.level === undefined){
const err383 = {instancePath,schemaPath:"#/oneOf/22/required",keyword:"required",params:{missingProperty: "level"},message:"must have required property '"+"level"+"'"};
if(vErrors === null){
vErrors = [err383];
}
else {
vErrors.push(err383);
}
errors++;
}
if(data.keyword === undefined){
const err384 = {instancePath,schemaPath:"#/oneOf/22/required",keyword:"required",params:{missingProperty: "keyword"},message:"must have required property '"+"keyword"+"'"};
if(vErrors === null){
vErrors = [err384];
}
else {
vErrors.push(err384);
}
errors++;
}
if(data.activityId === undefined){
const err385 = {instancePath,schemaPath:"#/oneOf/22/required",keyword:"required",params:{missingProperty: "activityId"},message:"must have required property '"+"activityId"+"'"};
if(vErrors === null){
vErrors = [err385];
}
else {
vErrors.push(err385);
}
errors++;
}
if(data.data === undefined){
const err386 = {instancePath,schemaPath:"#/oneOf/22/required",keyword:"required",params:{missingProperty: "data"},message:"must have required property '"+"data"+"'"};
if(vErrors === null){
vErrors = [err386];
}
else {
vErrors.push(err386);
}
errors++;
}
for(const key23 in data){
if(!(func1.call(schema60.oneOf[22].properties, key23))){
const err387 = {instancePath,schemaPath:"#/oneOf/22/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key23},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err387];
}
else {
vErrors.push(err387);
}
errors++;
}
}
if(data.kind !== undefined){
if("etw" !== data.kind){
const err388 = {instancePath:instancePath+"/kind",schemaPath:"#/oneOf/22/properties/kind/const",keyword:"const",params:{allowedValue: "etw"},message:"must be equal to constant"};
if(vErrors === null){
vErrors = [err388];
}
else {
vErrors.push(err388);
}
errors++;
}
}
if(data.tNs !== undefined){
if(!(validate275(data.tNs, {instancePath:instancePath+"/tNs",parentData:data,parentDataProperty:"tNs",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate275.errors : vErrors.concat(validate275.errors);
errors = vErrors.length;
}
}
if(data.cpu !== undefined){
let data252 = data.cpu;
if(!(((typeof data252 == "number") && (!(data252 % 1) && !isNaN(data252))) && (isFinite(data252)))){
const err389 = {instancePath:instancePath+"/cpu",schemaPath:"#/oneOf/22/properties/cpu/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err389];
}
else {
vErrors.push(err389);
}
errors++;
}
if((typeof data252 == "number") && (isFinite(data252))){
if(data252 > 65534 || isNaN(data252)){
const err390 = {instancePath:instancePath+"/cpu",schemaPath:"#/oneOf/22/properties/cpu/maximum",keyword:"maximum",params:{comparison: "<=", limit: 65534},message:"must be <= 65534"};
if(vErrors === null){
vErrors = [err390];
}
else {
vErrors.push(err390);
}
errors++;
}
if(data252 < -1 || isNaN(data252)){
const err391 = {instancePath:instancePath+"/cpu",schemaPath:"#/oneOf/22/properties/cpu/minimum",keyword:"minimum",params:{comparison: ">=", limit: -1},message:"must be >= -1"};
if(vErrors === null){
vErrors = [err391];
}
else {
vErrors.push(err391);
}
errors++;
}
}
}
if(data.cseq !== undefined){
if(!(validate275(data.cseq, {instancePath:instancePath+"/cseq",parentData:data,parentDataProperty:"cseq",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate275.errors : vErrors.concat(validate275.errors);
errors = vErrors.length;
}
}
if(data.ring !== undefined){
let data254 = data.ring;
if(!(((data254 === "user") || (data254 === "life")) || (data254 === "data"))){
const err392 = {instancePath:instancePath+"/ring",schemaPath:"#/oneOf/22/properties/ring/enum",keyword:"enum",params:{allowedValues: schema60.oneOf[22].properties.ring.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err392];
}
else {
vErrors.push(err392);
}
errors++;
}
}
if(data.fileTime !== undefined){
if(!(validate301(data.fileTime, {instancePath:instancePath+"/fileTime",parentData:data,parentDataProperty:"fileTime",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate301.errors : vErrors.concat(validate301.errors);
errors = vErrors.length;
}
}
if(data.id !== undefined){
if(!(validate284(data.id, {instancePath:instancePath+"/id",parentData:data,parentDataProperty:"id",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate284.errors : vErrors.concat(validate284.errors);
errors = vErrors.length;
}
}
if(data.version !== undefined){
if(!(validate360(data.version, {instancePath:instancePath+"/version",parentData:data,parentDataProperty:"version",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate360.errors : vErrors.concat(validate360.errors);
errors = vErrors.length;
}
}
if(data.level !== undefined){
if(!(validate360(data.level, {instancePath:instancePath+"/level",parentData:data,parentDataProperty:"level",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate360.errors : vErrors.concat(validate360.errors);
errors = vErrors.length;
}
}
if(data.keyword !== undefined){
if(!(validate301(data.keyword, {instancePath:instancePath+"/keyword",parentData:data,parentDataProperty:"keyword",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate301.errors : vErrors.concat(validate301.errors);
errors = vErrors.length;
}
}
if(data.activityId !== undefined){
if(!(validate462(data.activityId, {instancePath:instancePath+"/activityId",parentData:data,parentDataProperty:"activityId",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate462.errors : vErrors.concat(validate462.errors);
errors = vErrors.length;
}
}
if(data.relatedActivityId !== undefined){
if(!(validate462(data.relatedActivityId, {instancePath:instancePath+"/relatedActivityId",parentData:data,parentDataProperty:"relatedActivityId",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate462.errors : vErrors.concat(validate462.errors);
errors = vErrors.length;
}
}
if(data.pid !== undefined){
if(!(validate298(data.pid, {instancePath:instancePath+"/pid",parentData:data,parentDataProperty:"pid",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate298.errors : vErrors.concat(validate298.errors);
errors = vErrors.length;
}
}
if(data.tid !== undefined){
if(!(validate298(data.tid, {instancePath:instancePath+"/tid",parentData:data,parentDataProperty:"tid",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate298.errors : vErrors.concat(validate298.errors);
errors = vErrors.length;
}
}
if(data.processor !== undefined){
if(!(validate284(data.processor, {instancePath:instancePath+"/processor",parentData:data,parentDataProperty:"processor",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate284.errors : vErrors.concat(validate284.errors);
errors = vErrors.length;
}
}
if(data.provider !== undefined){
if(!(validate462(data.provider, {instancePath:instancePath+"/provider",parentData:data,parentDataProperty:"provider",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate462.errors : vErrors.concat(validate462.errors);
errors = vErrors.length;
}
}
if(data.data !== undefined){
if(!(validate469(data.data, {instancePath:instancePath+"/data",parentData:data,parentDataProperty:"data",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate469.errors : vErrors.concat(validate469.errors);
errors = vErrors.length;
}
}
}
else {
const err393 = {instancePath,schemaPath:"#/oneOf/22/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err393];
}
else {
vErrors.push(err393);
}
errors++;
}
if(props0 !== true){
props0 = true;
}
}
else if(tag0 === "etw_loss"){
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.kind === undefined){
const err394 = {instancePath,schemaPath:"#/oneOf/23/required",keyword:"required",params:{missingProperty: "kind"},message:"must have required property '"+"kind"+"'"};
if(vErrors === null){
vErrors = [err394];
}
else {
vErrors.push(err394);
}
errors++;
}
if(data.tNs === undefined){
const err395 = {instancePath,schemaPath:"#/oneOf/23/required",keyword:"required",params:{missingProperty: "tNs"},message:"must have required property '"+"tNs"+"'"};
if(vErrors === null){
vErrors = [err395];
}
else {
vErrors.push(err395);
}
errors++;
}
if(data.cpu === undefined){
const err396 = {instancePath,schemaPath:"#/oneOf/23/required",keyword:"required",params:{missingProperty: "cpu"},message:"must have required property '"+"cpu"+"'"};
if(vErrors === null){
vErrors = [err396];
}
else {
vErrors.push(err396);
}
errors++;
}
if(data.cseq === undefined){
const err397 = {instancePath,schemaPath:"#/oneOf/23/required",keyword:"required",params:{missingProperty: "cseq"},message:"must have required property '"+"cseq"+"'"};
if(vErrors === null){
vErrors = [err397];
}
else {
vErrors.push(err397);
}
errors++;
}
if(data.ring === undefined){
const err398 = {instancePath,schemaPath:"#/oneOf/23/required",keyword:"required",params:{missingProperty: "ring"},message:"must have required property '"+"ring"+"'"};
if(vErrors === null){
vErrors = [err398];
}
else {
vErrors.push(err398);
}
errors++;
}
if(data.eventsLost === undefined){
const err399 = {instancePath,schemaPath:"#/oneOf/23/required",keyword:"required",params:{missingProperty: "eventsLost"},message:"must have required property '"+"eventsLost"+"'"};
if(vErrors === null){
vErrors = [err399];
}
else {
vErrors.push(err399);
}
errors++;
}
if(data.logBuffersLost === undefined){
const err400 = {instancePath,schemaPath:"#/oneOf/23/required",keyword:"required",params:{missingProperty: "logBuffersLost"},message:"must have required property '"+"logBuffersLost"+"'"};
if(vErrors === null){
vErrors = [err400];
}
else {
vErrors.push(err400);
}
errors++;
}
if(data.realTimeBuffersLost === undefined){
const err401 = {instancePath,schemaPath:"#/oneOf/23/required",keyword:"required",params:{missingProperty: "realTimeBuffersLost"},message:"must have required property '"+"realTimeBuffersLost"+"'"};
if(vErrors === null){
vErrors = [err401];
}
else {
vErrors.push(err401);
}
errors++;
}
for(const key24 in data){
if(!((((((((key24 === "kind") || (key24 === "tNs")) || (key24 === "cpu")) || (key24 === "cseq")) || (key24 === "ring")) || (key24 === "eventsLost")) || (key24 === "logBuffersLost")) || (key24 === "realTimeBuffersLost"))){
const err402 = {instancePath,schemaPath:"#/oneOf/23/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key24},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err402];
}
else {
vErrors.push(err402);
}
errors++;
}
}
if(data.kind !== undefined){
if("etw_loss" !== data.kind){
const err403 = {instancePath:instancePath+"/kind",schemaPath:"#/oneOf/23/properties/kind/const",keyword:"const",params:{allowedValue: "etw_loss"},message:"must be equal to constant"};
if(vErrors === null){
vErrors = [err403];
}
else {
vErrors.push(err403);
}
errors++;
}
}
if(data.tNs !== undefined){
if(!(validate275(data.tNs, {instancePath:instancePath+"/tNs",parentData:data,parentDataProperty:"tNs",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate275.errors : vErrors.concat(validate275.errors);
errors = vErrors.length;
}
}
if(data.cpu !== undefined){
let data269 = data.cpu;
if(!(((typeof data269 == "number") && (!(data269 % 1) && !isNaN(data269))) && (isFinite(data269)))){
const err404 = {instancePath:instancePath+"/cpu",schemaPath:"#/oneOf/23/properties/cpu/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err404];
}
else {
vErrors.push(err404);
}
errors++;
}
if((typeof data269 == "number") && (isFinite(data269))){
if(data269 > 65534 || isNaN(data269)){
const err405 = {instancePath:instancePath+"/cpu",schemaPath:"#/oneOf/23/properties/cpu/maximum",keyword:"maximum",params:{comparison: "<=", limit: 65534},message:"must be <= 65534"};
if(vErrors === null){
vErrors = [err405];
}
else {
vErrors.push(err405);
}
errors++;
}
if(data269 < -1 || isNaN(data269)){
const err406 = {instancePath:instancePath+"/cpu",schemaPath:"#/oneOf/23/properties/cpu/minimum",keyword:"minimum",params:{comparison: ">=", limit: -1},message:"must be >= -1"};
if(vErrors === null){
vErrors = [err406];
}
else {
vErrors.push(err406);
}
errors++;
}
}
}
if(data.cseq !== undefined){
if(!(validate275(data.cseq, {instancePath:instancePath+"/cseq",parentData:data,parentDataProperty:"cseq",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate275.errors : vErrors.concat(validate275.errors);
errors = vErrors.length;
}
}
if(data.ring !== undefined){
let data271 = data.ring;
if(!(((data271 === "user") || (data271 === "life")) || (data271 === "data"))){
const err407 = {instancePath:instancePath+"/ring",schemaPath:"#/oneOf/23/properties/ring/enum",keyword:"enum",params:{allowedValues: schema60.oneOf[23].properties.ring.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err407];
}
else {
vErrors.push(err407);
}
errors++;
}
}
if(data.eventsLost !== undefined){
if(!(validate275(data.eventsLost, {instancePath:instancePath+"/eventsLost",parentData:data,parentDataProperty:"eventsLost",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate275.errors : vErrors.concat(validate275.errors);
errors = vErrors.length;
}
}
if(data.logBuffersLost !== undefined){
if(!(validate275(data.logBuffersLost, {instancePath:instancePath+"/logBuffersLost",parentData:data,parentDataProperty:"logBuffersLost",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate275.errors : vErrors.concat(validate275.errors);
errors = vErrors.length;
}
}
if(data.realTimeBuffersLost !== undefined){
if(!(validate275(data.realTimeBuffersLost, {instancePath:instancePath+"/realTimeBuffersLost",parentData:data,parentDataProperty:"realTimeBuffersLost",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate275.errors : vErrors.concat(validate275.errors);
errors = vErrors.length;
}
}
}
else {
const err408 = {instancePath,schemaPath:"#/oneOf/23/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err408];
}
else {
vErrors.push(err408);
}
errors++;
}
if(props0 !== true){
props0 = true;
}
}
else if(tag0 === "flow_rows"){
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.kind === undefined){
const err409 = {instancePath,schemaPath:"#/oneOf/24/required",keyword:"required",params:{missingProperty: "kind"},message:"must have required property '"+"kind"+"'"};
if(vErrors === null){
vErrors = [err409];
}
else {
vErrors.push(err409);
}
errors++;
}
if(data.tNs === undefined){
const err410 = {instancePath,schemaPath:"#/oneOf/24/required",keyword:"required",params:{missingProperty: "tNs"},message:"must have required property '"+"tNs"+"'"};
if(vErrors === null){
vErrors = [err410];
}
else {
vErrors.push(err410);
}
errors++;
}
if(data.cpu === undefined){
const err411 = {instancePath,schemaPath:"#/oneOf/24/required",keyword:"required",params:{missingProperty: "cpu"},message:"must have required property '"+"cpu"+"'"};
if(vErrors === null){
vErrors = [err411];
}
else {
vErrors.push(err411);
}
errors++;
}
if(data.cseq === undefined){
const err412 = {instancePath,schemaPath:"#/oneOf/24/required",keyword:"required",params:{missingProperty: "cseq"},message:"must have required property '"+"cseq"+"'"};
if(vErrors === null){
vErrors = [err412];
}
else {
vErrors.push(err412);
}
errors++;
}
if(data.ring === undefined){
const err413 = {instancePath,schemaPath:"#/oneOf/24/required",keyword:"required",params:{missingProperty: "ring"},message:"must have required property '"+"ring"+"'"};
if(vErrors === null){
vErrors = [err413];
}
else {
vErrors.push(err413);
}
errors++;
}
if(data.table === undefined){
const err414 = {instancePath,schemaPath:"#/oneOf/24/required",keyword:"required",params:{missingProperty: "table"},message:"must have required property '"+"table"+"'"};
if(vErrors === null){
vErrors = [err414];
}
else {
vErrors.push(err414);
}
errors++;
}
if(data.api === undefined){
const err415 = {instancePath,schemaPath:"#/oneOf/24/required",keyword:"required",params:{missingProperty: "api"},message:"must have required property '"+"api"+"'"};
if(vErrors === null){
vErrors = [err415];
}
else {
vErrors.push(err415);
}
errors++;
}
if(data.rows === undefined){
const err416 = {instancePath,schemaPath:"#/oneOf/24/required",keyword:"required",params:{missingProperty: "rows"},message:"must have required property '"+"rows"+"'"};
if(vErrors === null){
vErrors = [err416];
}
else {
vErrors.push(err416);
}
errors++;
}
if(data.rounds === undefined){
const err417 = {instancePath,schemaPath:"#/oneOf/24/required",keyword:"required",params:{missingProperty: "rounds"},message:"must have required property '"+"rounds"+"'"};
if(vErrors === null){
vErrors = [err417];
}
else {
vErrors.push(err417);
}
errors++;
}
for(const key25 in data){
if(!(func1.call(schema60.oneOf[24].properties, key25))){
const err418 = {instancePath,schemaPath:"#/oneOf/24/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key25},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err418];
}
else {
vErrors.push(err418);
}
errors++;
}
}
if(data.kind !== undefined){
if("flow_rows" !== data.kind){
const err419 = {instancePath:instancePath+"/kind",schemaPath:"#/oneOf/24/properties/kind/const",keyword:"const",params:{allowedValue: "flow_rows"},message:"must be equal to constant"};
if(vErrors === null){
vErrors = [err419];
}
else {
vErrors.push(err419);
}
errors++;
}
}
if(data.tNs !== undefined){
if(!(validate275(data.tNs, {instancePath:instancePath+"/tNs",parentData:data,parentDataProperty:"tNs",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate275.errors : vErrors.concat(validate275.errors);
errors = vErrors.length;
}
}
if(data.cpu !== undefined){
let data277 = data.cpu;
if(!(((typeof data277 == "number") && (!(data277 % 1) && !isNaN(data277))) && (isFinite(data277)))){
const err420 = {instancePath:instancePath+"/cpu",schemaPath:"#/oneOf/24/properties/cpu/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err420];
}
else {
vErrors.push(err420);
}
errors++;
}
if((typeof data277 == "number") && (isFinite(data277))){
if(data277 > 65534 || isNaN(data277)){
const err421 = {instancePath:instancePath+"/cpu",schemaPath:"#/oneOf/24/properties/cpu/maximum",keyword:"maximum",params:{comparison: "<=", limit: 65534},message:"must be <= 65534"};
if(vErrors === null){
vErrors = [err421];
}
else {
vErrors.push(err421);
}
errors++;
}
if(data277 < -1 || isNaN(data277)){
const err422 = {instancePath:instancePath+"/cpu",schemaPath:"#/oneOf/24/properties/cpu/minimum",keyword:"minimum",params:{comparison: ">=", limit: -1},message:"must be >= -1"};
if(vErrors === null){
vErrors = [err422];
}
else {
vErrors.push(err422);
}
errors++;
}
}
}
if(data.cseq !== undefined){
if(!(validate275(data.cseq, {instancePath:instancePath+"/cseq",parentData:data,parentDataProperty:"cseq",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate275.errors : vErrors.concat(validate275.errors);
errors = vErrors.length;
}
}
if(data.ring !== undefined){
let data279 = data.ring;
if(!(((data279 === "user") || (data279 === "life")) || (data279 === "data"))){
const err423 = {instancePath:instancePath+"/ring",schemaPath:"#/oneOf/24/properties/ring/enum",keyword:"enum",params:{allowedValues: schema60.oneOf[24].properties.ring.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err423];
}
else {
vErrors.push(err423);
}
errors++;
}
}
if(data.reader !== undefined){
if(typeof data.reader !== "string"){
const err424 = {instancePath:instancePath+"/reader",schemaPath:"#/oneOf/24/properties/reader/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err424];
}
else {
vErrors.push(err424);
}
errors++;
}
}
if(data.table !== undefined){
let data281 = data.table;
if(!((data281 === "open") || (data281 === "closed"))){
const err425 = {instancePath:instancePath+"/table",schemaPath:"#/oneOf/24/properties/table/enum",keyword:"enum",params:{allowedValues: schema60.oneOf[24].properties.table.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err425];
}
else {
vErrors.push(err425);
}
errors++;
}
}
if(data.api !== undefined){
if(!(validate284(data.api, {instancePath:instancePath+"/api",parentData:data,parentDataProperty:"api",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate284.errors : vErrors.concat(validate284.errors);
errors = vErrors.length;
}
}
if(data.rows !== undefined){
if(!(validate469(data.rows, {instancePath:instancePath+"/rows",parentData:data,parentDataProperty:"rows",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate469.errors : vErrors.concat(validate469.errors);
errors = vErrors.length;
}
}
if(data.rounds !== undefined){
if(!(validate298(data.rounds, {instancePath:instancePath+"/rounds",parentData:data,parentDataProperty:"rounds",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate298.errors : vErrors.concat(validate298.errors);
errors = vErrors.length;
}
}
if(data.errorCode !== undefined){
if(!(validate298(data.errorCode, {instancePath:instancePath+"/errorCode",parentData:data,parentDataProperty:"errorCode",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate298.errors : vErrors.concat(validate298.errors);
errors = vErrors.length;
}
}
}
else {
const err426 = {instancePath,schemaPath:"#/oneOf/24/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err426];
}
else {
vErrors.push(err426);
}
errors++;
}
if(props0 !== true){
props0 = true;
}
}
else if(tag0 === "driver_limits"){
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.kind === undefined){
const err427 = {instancePath,schemaPath:"#/oneOf/25/required",keyword:"required",params:{missingProperty: "kind"},message:"must have required property '"+"kind"+"'"};
if(vErrors === null){
vErrors = [err427];
}
else {
vErrors.push(err427);
}
errors++;
}
if(data.tNs === undefined){
const err428 = {instancePath,schemaPath:"#/oneOf/25/required",keyword:"required",params:{missingProperty: "tNs"},message:"must have required property '"+"tNs"+"'"};
if(vErrors === null){
vErrors = [err428];
}
else {
vErrors.push(err428);
}
errors++;
}
if(data.cpu === undefined){
const err429 = {instancePath,schemaPath:"#/oneOf/25/required",keyword:"required",params:{missingProperty: "cpu"},message:"must have required property '"+"cpu"+"'"};
if(vErrors === null){
vErrors = [err429];
}
else {
vErrors.push(err429);
}
errors++;
}
if(data.cseq === undefined){
const err430 = {instancePath,schemaPath:"#/oneOf/25/required",keyword:"required",params:{missingProperty: "cseq"},message:"must have required property '"+"cseq"+"'"};
if(vErrors === null){
vErrors = [err430];
}
else {
vErrors.push(err430);
}
errors++;
}
if(data.ring === undefined){
const err431 = {instancePath,schemaPath:"#/oneOf/25/required",keyword:"required",params:{missingProperty: "ring"},message:"must have required property '"+"ring"+"'"};
if(vErrors === null){
vErrors = [err431];
}
else {
vErrors.push(err431);
}
errors++;
}
if(data.maxOpen === undefined){
const err432 = {instancePath,schemaPath:"#/oneOf/25/required",keyword:"required",params:{missingProperty: "maxOpen"},message:"must have required property '"+"maxOpen"+"'"};
if(vErrors === null){
vErrors = [err432];
}
else {
vErrors.push(err432);
}
errors++;
}
if(data.maxClosed === undefined){
const err433 = {instancePath,schemaPath:"#/oneOf/25/required",keyword:"required",params:{missingProperty: "maxClosed"},message:"must have required property '"+"maxClosed"+"'"};
if(vErrors === null){
vErrors = [err433];
}
else {
vErrors.push(err433);
}
errors++;
}
if(data.closedThreshold === undefined){
const err434 = {instancePath,schemaPath:"#/oneOf/25/required",keyword:"required",params:{missingProperty: "closedThreshold"},message:"must have required property '"+"closedThreshold"+"'"};
if(vErrors === null){
vErrors = [err434];
}
else {
vErrors.push(err434);
}
errors++;
}
for(const key26 in data){
if(!((((((((key26 === "kind") || (key26 === "tNs")) || (key26 === "cpu")) || (key26 === "cseq")) || (key26 === "ring")) || (key26 === "maxOpen")) || (key26 === "maxClosed")) || (key26 === "closedThreshold"))){
const err435 = {instancePath,schemaPath:"#/oneOf/25/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key26},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err435];
}
else {
vErrors.push(err435);
}
errors++;
}
}
if(data.kind !== undefined){
if("driver_limits" !== data.kind){
const err436 = {instancePath:instancePath+"/kind",schemaPath:"#/oneOf/25/properties/kind/const",keyword:"const",params:{allowedValue: "driver_limits"},message:"must be equal to constant"};
if(vErrors === null){
vErrors = [err436];
}
else {
vErrors.push(err436);
}
errors++;
}
}
if(data.tNs !== undefined){
if(!(validate275(data.tNs, {instancePath:instancePath+"/tNs",parentData:data,parentDataProperty:"tNs",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate275.errors : vErrors.concat(validate275.errors);
errors = vErrors.length;
}
}
if(data.cpu !== undefined){
let data288 = data.cpu;
if(!(((typeof data288 == "number") && (!(data288 % 1) && !isNaN(data288))) && (isFinite(data288)))){
const err437 = {instancePath:instancePath+"/cpu",schemaPath:"#/oneOf/25/properties/cpu/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err437];
}
else {
vErrors.push(err437);
}
errors++;
}
if((typeof data288 == "number") && (isFinite(data288))){
if(data288 > 65534 || isNaN(data288)){
const err438 = {instancePath:instancePath+"/cpu",schemaPath:"#/oneOf/25/properties/cpu/maximum",keyword:"maximum",params:{comparison: "<=", limit: 65534},message:"must be <= 65534"};
if(vErrors === null){
vErrors = [err438];
}
else {
vErrors.push(err438);
}
errors++;
}
if(data288 < -1 || isNaN(data288)){
const err439 = {instancePath:instancePath+"/cpu",schemaPath:"#/oneOf/25/properties/cpu/minimum",keyword:"minimum",params:{comparison: ">=", limit: -1},message:"must be >= -1"};
if(vErrors === null){
vErrors = [err439];
}
else {
vErrors.push(err439);
}
errors++;
}
}
}
if(data.cseq !== undefined){
if(!(validate275(data.cseq, {instancePath:instancePath+"/cseq",parentData:data,parentDataProperty:"cseq",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate275.errors : vErrors.concat(validate275.errors);
errors = vErrors.length;
}
}
if(data.ring !== undefined){
let data290 = data.ring;
if(!(((data290 === "user") || (data290 === "life")) || (data290 === "data"))){
const err440 = {instancePath:instancePath+"/ring",schemaPath:"#/oneOf/25/properties/ring/enum",keyword:"enum",params:{allowedValues: schema60.oneOf[25].properties.ring.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err440];
}
else {
vErrors.push(err440);
}
errors++;
}
}
if(data.maxOpen !== undefined){
if(!(validate275(data.maxOpen, {instancePath:instancePath+"/maxOpen",parentData:data,parentDataProperty:"maxOpen",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate275.errors : vErrors.concat(validate275.errors);
errors = vErrors.length;
}
}
if(data.maxClosed !== undefined){
if(!(validate275(data.maxClosed, {instancePath:instancePath+"/maxClosed",parentData:data,parentDataProperty:"maxClosed",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate275.errors : vErrors.concat(validate275.errors);
errors = vErrors.length;
}
}
if(data.closedThreshold !== undefined){
if(!(validate275(data.closedThreshold, {instancePath:instancePath+"/closedThreshold",parentData:data,parentDataProperty:"closedThreshold",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate275.errors : vErrors.concat(validate275.errors);
errors = vErrors.length;
}
}
}
else {
const err441 = {instancePath,schemaPath:"#/oneOf/25/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err441];
}
else {
vErrors.push(err441);
}
errors++;
}
if(props0 !== true){
props0 = true;
}
}
else if(tag0 === "driver_stats"){
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.kind === undefined){
const err442 = {instancePath,schemaPath:"#/oneOf/26/required",keyword:"required",params:{missingProperty: "kind"},message:"must have required property '"+"kind"+"'"};
if(vErrors === null){
vErrors = [err442];
}
else {
vErrors.push(err442);
}
errors++;
}
if(data.tNs === undefined){
const err443 = {instancePath,schemaPath:"#/oneOf/26/required",keyword:"required",params:{missingProperty: "tNs"},message:"must have required property '"+"tNs"+"'"};
if(vErrors === null){
vErrors = [err443];
}
else {
vErrors.push(err443);
}
errors++;
}
if(data.cpu === undefined){
const err444 = {instancePath,schemaPath:"#/oneOf/26/required",keyword:"required",params:{missingProperty: "cpu"},message:"must have required property '"+"cpu"+"'"};
if(vErrors === null){
vErrors = [err444];
}
else {
vErrors.push(err444);
}
errors++;
}
if(data.cseq === undefined){
const err445 = {instancePath,schemaPath:"#/oneOf/26/required",keyword:"required",params:{missingProperty: "cseq"},message:"must have required property '"+"cseq"+"'"};
if(vErrors === null){
vErrors = [err445];
}
else {
vErrors.push(err445);
}
errors++;
}
if(data.ring === undefined){
const err446 = {instancePath,schemaPath:"#/oneOf/26/required",keyword:"required",params:{missingProperty: "ring"},message:"must have required property '"+"ring"+"'"};
if(vErrors === null){
vErrors = [err446];
}
else {
vErrors.push(err446);
}
errors++;
}
if(data.stats === undefined){
const err447 = {instancePath,schemaPath:"#/oneOf/26/required",keyword:"required",params:{missingProperty: "stats"},message:"must have required property '"+"stats"+"'"};
if(vErrors === null){
vErrors = [err447];
}
else {
vErrors.push(err447);
}
errors++;
}
for(const key27 in data){
if(!((((((key27 === "kind") || (key27 === "tNs")) || (key27 === "cpu")) || (key27 === "cseq")) || (key27 === "ring")) || (key27 === "stats"))){
const err448 = {instancePath,schemaPath:"#/oneOf/26/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key27},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err448];
}
else {
vErrors.push(err448);
}
errors++;
}
}
if(data.kind !== undefined){
if("driver_stats" !== data.kind){
const err449 = {instancePath:instancePath+"/kind",schemaPath:"#/oneOf/26/properties/kind/const",keyword:"const",params:{allowedValue: "driver_stats"},message:"must be equal to constant"};
if(vErrors === null){
vErrors = [err449];
}
else {
vErrors.push(err449);
}
errors++;
}
}
if(data.tNs !== undefined){
if(!(validate275(data.tNs, {instancePath:instancePath+"/tNs",parentData:data,parentDataProperty:"tNs",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate275.errors : vErrors.concat(validate275.errors);
errors = vErrors.length;
}
}
if(data.cpu !== undefined){
let data296 = data.cpu;
if(!(((typeof data296 == "number") && (!(data296 % 1) && !isNaN(data296))) && (isFinite(data296)))){
const err450 = {instancePath:instancePath+"/cpu",schemaPath:"#/oneOf/26/properties/cpu/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err450];
}
else {
vErrors.push(err450);
}
errors++;
}
if((typeof data296 == "number") && (isFinite(data296))){
if(data296 > 65534 || isNaN(data296)){
const err451 = {instancePath:instancePath+"/cpu",schemaPath:"#/oneOf/26/properties/cpu/maximum",keyword:"maximum",params:{comparison: "<=", limit: 65534},message:"must be <= 65534"};
if(vErrors === null){
vErrors = [err451];
}
else {
vErrors.push(err451);
}
errors++;
}
if(data296 < -1 || isNaN(data296)){
const err452 = {instancePath:instancePath+"/cpu",schemaPath:"#/oneOf/26/properties/cpu/minimum",keyword:"minimum",params:{comparison: ">=", limit: -1},message:"must be >= -1"};
if(vErrors === null){
vErrors = [err452];
}
else {
vErrors.push(err452);
}
errors++;
}
}
}
if(data.cseq !== undefined){
if(!(validate275(data.cseq, {instancePath:instancePath+"/cseq",parentData:data,parentDataProperty:"cseq",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate275.errors : vErrors.concat(validate275.errors);
errors = vErrors.length;
}
}
if(data.ring !== undefined){
let data298 = data.ring;
if(!(((data298 === "user") || (data298 === "life")) || (data298 === "data"))){
const err453 = {instancePath:instancePath+"/ring",schemaPath:"#/oneOf/26/properties/ring/enum",keyword:"enum",params:{allowedValues: schema60.oneOf[26].properties.ring.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err453];
}
else {
vErrors.push(err453);
}
errors++;
}
}
if(data.stats !== undefined){
if(!(validate469(data.stats, {instancePath:instancePath+"/stats",parentData:data,parentDataProperty:"stats",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate469.errors : vErrors.concat(validate469.errors);
errors = vErrors.length;
}
}
}
else {
const err454 = {instancePath,schemaPath:"#/oneOf/26/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err454];
}
else {
vErrors.push(err454);
}
errors++;
}
if(props0 !== true){
props0 = true;
}
}
else if(tag0 === "flow_open"){
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.kind === undefined){
const err455 = {instancePath,schemaPath:"#/oneOf/27/required",keyword:"required",params:{missingProperty: "kind"},message:"must have required property '"+"kind"+"'"};
if(vErrors === null){
vErrors = [err455];
}
else {
vErrors.push(err455);
}
errors++;
}
if(data.tNs === undefined){
const err456 = {instancePath,schemaPath:"#/oneOf/27/required",keyword:"required",params:{missingProperty: "tNs"},message:"must have required property '"+"tNs"+"'"};
if(vErrors === null){
vErrors = [err456];
}
else {
vErrors.push(err456);
}
errors++;
}
if(data.cpu === undefined){
const err457 = {instancePath,schemaPath:"#/oneOf/27/required",keyword:"required",params:{missingProperty: "cpu"},message:"must have required property '"+"cpu"+"'"};
if(vErrors === null){
vErrors = [err457];
}
else {
vErrors.push(err457);
}
errors++;
}
if(data.cseq === undefined){
const err458 = {instancePath,schemaPath:"#/oneOf/27/required",keyword:"required",params:{missingProperty: "cseq"},message:"must have required property '"+"cseq"+"'"};
if(vErrors === null){
vErrors = [err458];
}
else {
vErrors.push(err458);
}
errors++;
}
if(data.ring === undefined){
const err459 = {instancePath,schemaPath:"#/oneOf/27/required",keyword:"required",params:{missingProperty: "ring"},message:"must have required property '"+"ring"+"'"};
if(vErrors === null){
vErrors = [err459];
}
else {
vErrors.push(err459);
}
errors++;
}
if(data.handle === undefined){
const err460 = {instancePath,schemaPath:"#/oneOf/27/required",keyword:"required",params:{missingProperty: "handle"},message:"must have required property '"+"handle"+"'"};
if(vErrors === null){
vErrors = [err460];
}
else {
vErrors.push(err460);
}
errors++;
}
if(data.cookie === undefined){
const err461 = {instancePath,schemaPath:"#/oneOf/27/required",keyword:"required",params:{missingProperty: "cookie"},message:"must have required property '"+"cookie"+"'"};
if(vErrors === null){
vErrors = [err461];
}
else {
vErrors.push(err461);
}
errors++;
}
if(data.pid === undefined){
const err462 = {instancePath,schemaPath:"#/oneOf/27/required",keyword:"required",params:{missingProperty: "pid"},message:"must have required property '"+"pid"+"'"};
if(vErrors === null){
vErrors = [err462];
}
else {
vErrors.push(err462);
}
errors++;
}
if(data.family === undefined){
const err463 = {instancePath,schemaPath:"#/oneOf/27/required",keyword:"required",params:{missingProperty: "family"},message:"must have required property '"+"family"+"'"};
if(vErrors === null){
vErrors = [err463];
}
else {
vErrors.push(err463);
}
errors++;
}
if(data.proto === undefined){
const err464 = {instancePath,schemaPath:"#/oneOf/27/required",keyword:"required",params:{missingProperty: "proto"},message:"must have required property '"+"proto"+"'"};
if(vErrors === null){
vErrors = [err464];
}
else {
vErrors.push(err464);
}
errors++;
}
if(data.laddr === undefined){
const err465 = {instancePath,schemaPath:"#/oneOf/27/required",keyword:"required",params:{missingProperty: "laddr"},message:"must have required property '"+"laddr"+"'"};
if(vErrors === null){
vErrors = [err465];
}
else {
vErrors.push(err465);
}
errors++;
}
if(data.lport === undefined){
const err466 = {instancePath,schemaPath:"#/oneOf/27/required",keyword:"required",params:{missingProperty: "lport"},message:"must have required property '"+"lport"+"'"};
if(vErrors === null){
vErrors = [err466];
}
else {
vErrors.push(err466);
}
errors++;
}
if(data.raddr === undefined){
const err467 = {instancePath,schemaPath:"#/oneOf/27/required",keyword:"required",params:{missingProperty: "raddr"},message:"must have required property '"+"raddr"+"'"};
if(vErrors === null){
vErrors = [err467];
}
else {
vErrors.push(err467);
}
errors++;
}
if(data.rport === undefined){
const err468 = {instancePath,schemaPath:"#/oneOf/27/required",keyword:"required",params:{missingProperty: "rport"},message:"must have required property '"+"rport"+"'"};
if(vErrors === null){
vErrors = [err468];
}
else {
vErrors.push(err468);
}
errors++;
}
for(const key28 in data){
if(!(func1.call(schema60.oneOf[27].properties, key28))){
const err469 = {instancePath,schemaPath:"#/oneOf/27/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key28},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err469];
}
else {
vErrors.push(err469);
}
errors++;
}
}
if(data.kind !== undefined){
if("flow_open" !== data.kind){
const err470 = {instancePath:instancePath+"/kind",schemaPath:"#/oneOf/27/properties/kind/const",keyword:"const",params:{allowedValue: "flow_open"},message:"must be equal to constant"};
if(vErrors === null){
vErrors = [err470];
}
else {
vErrors.push(err470);
}
errors++;
}
}
if(data.tNs !== undefined){
if(!(validate275(data.tNs, {instancePath:instancePath+"/tNs",parentData:data,parentDataProperty:"tNs",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate275.errors : vErrors.concat(validate275.errors);
errors = vErrors.length;
}
}
if(data.cpu !== undefined){
let data302 = data.cpu;
if(!(((typeof data302 == "number") && (!(data302 % 1) && !isNaN(data302))) && (isFinite(data302)))){
const err471 = {instancePath:instancePath+"/cpu",schemaPath:"#/oneOf/27/properties/cpu/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err471];
}
else {
vErrors.push(err471);
}
errors++;
}
if((typeof data302 == "number") && (isFinite(data302))){
if(data302 > 65534 || isNaN(data302)){
const err472 = {instancePath:instancePath+"/cpu",schemaPath:"#/oneOf/27/properties/cpu/maximum",keyword:"maximum",params:{comparison: "<=", limit: 65534},message:"must be <= 65534"};
if(vErrors === null){
vErrors = [err472];
}
else {
vErrors.push(err472);
}
errors++;
}
if(data302 < -1 || isNaN(data302)){
const err473 = {instancePath:instancePath+"/cpu",schemaPath:"#/oneOf/27/properties/cpu/minimum",keyword:"minimum",params:{comparison: ">=", limit: -1},message:"must be >= -1"};
if(vErrors === null){
vErrors = [err473];
}
else {
vErrors.push(err473);
}
errors++;
}
}
}
if(data.cseq !== undefined){
if(!(validate275(data.cseq, {instancePath:instancePath+"/cseq",parentData:data,parentDataProperty:"cseq",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate275.errors : vErrors.concat(validate275.errors);
errors = vErrors.length;
}
}
if(data.ring !== undefined){
let data304 = data.ring;
if(!(((data304 === "user") || (data304 === "life")) || (data304 === "data"))){
const err474 = {instancePath:instancePath+"/ring",schemaPath:"#/oneOf/27/properties/ring/enum",keyword:"enum",params:{allowedValues: schema60.oneOf[27].properties.ring.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err474];
}
else {
vErrors.push(err474);
}
errors++;
}
}
if(data.handle !== undefined){
if(!(validate301(data.handle, {instancePath:instancePath+"/handle",parentData:data,parentDataProperty:"handle",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate301.errors : vErrors.concat(validate301.errors);
errors = vErrors.length;
}
}
if(data.cookie !== undefined){
if(!(validate301(data.cookie, {instancePath:instancePath+"/cookie",parentData:data,parentDataProperty:"cookie",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate301.errors : vErrors.concat(validate301.errors);
errors = vErrors.length;
}
}
if(data.pid !== undefined){
if(!(validate298(data.pid, {instancePath:instancePath+"/pid",parentData:data,parentDataProperty:"pid",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate298.errors : vErrors.concat(validate298.errors);
errors = vErrors.length;
}
}
if(data.family !== undefined){
if(!(validate284(data.family, {instancePath:instancePath+"/family",parentData:data,parentDataProperty:"family",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate284.errors : vErrors.concat(validate284.errors);
errors = vErrors.length;
}
}
if(data.proto !== undefined){
if(!(validate284(data.proto, {instancePath:instancePath+"/proto",parentData:data,parentDataProperty:"proto",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate284.errors : vErrors.concat(validate284.errors);
errors = vErrors.length;
}
}
if(data.laddr !== undefined){
if(!(validate319(data.laddr, {instancePath:instancePath+"/laddr",parentData:data,parentDataProperty:"laddr",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate319.errors : vErrors.concat(validate319.errors);
errors = vErrors.length;
}
}
if(data.lport !== undefined){
if(!(validate284(data.lport, {instancePath:instancePath+"/lport",parentData:data,parentDataProperty:"lport",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate284.errors : vErrors.concat(validate284.errors);
errors = vErrors.length;
}
}
if(data.raddr !== undefined){
if(!(validate319(data.raddr, {instancePath:instancePath+"/raddr",parentData:data,parentDataProperty:"raddr",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate319.errors : vErrors.concat(validate319.errors);
errors = vErrors.length;
}
}
if(data.rport !== undefined){
if(!(validate284(data.rport, {instancePath:instancePath+"/rport",parentData:data,parentDataProperty:"rport",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate284.errors : vErrors.concat(validate284.errors);
errors = vErrors.length;
}
}
if(data.dir !== undefined){
let data314 = data.dir;
if(!((data314 === "in") || (data314 === "out"))){
const err475 = {instancePath:instancePath+"/dir",schemaPath:"#/oneOf/27/properties/dir/enum",keyword:"enum",params:{allowedValues: schema60.oneOf[27].properties.dir.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err475];
}
else {
vErrors.push(err475);
}
errors++;
}
}
}
else {
const err476 = {instancePath,schemaPath:"#/oneOf/27/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err476];
}
else {
vErrors.push(err476);
}
errors++;
}
if(props0 !== true){
props0 = true;
}
}
else if(tag0 === "flow_update"){
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.kind === undefined){
const err477 = {instancePath,schemaPath:"#/oneOf/28/required",keyword:"required",params:{missingProperty: "kind"},message:"must have required property '"+"kind"+"'"};
if(vErrors === null){
vErrors = [err477];
}
else {
vErrors.push(err477);
}
errors++;
}
if(data.tNs === undefined){
const err478 = {instancePath,schemaPath:"#/oneOf/28/required",keyword:"required",params:{missingProperty: "tNs"},message:"must have required property '"+"tNs"+"'"};
if(vErrors === null){
vErrors = [err478];
}
else {
vErrors.push(err478);
}
errors++;
}
if(data.cpu === undefined){
const err479 = {instancePath,schemaPath:"#/oneOf/28/required",keyword:"required",params:{missingProperty: "cpu"},message:"must have required property '"+"cpu"+"'"};
if(vErrors === null){
vErrors = [err479];
}
else {
vErrors.push(err479);
}
errors++;
}
if(data.cseq === undefined){
const err480 = {instancePath,schemaPath:"#/oneOf/28/required",keyword:"required",params:{missingProperty: "cseq"},message:"must have required property '"+"cseq"+"'"};
if(vErrors === null){
vErrors = [err480];
}
else {
vErrors.push(err480);
}
errors++;
}
if(data.ring === undefined){
const err481 = {instancePath,schemaPath:"#/oneOf/28/required",keyword:"required",params:{missingProperty: "ring"},message:"must have required property '"+"ring"+"'"};
if(vErrors === null){
vErrors = [err481];
}
else {
vErrors.push(err481);
}
errors++;
}
if(data.handle === undefined){
const err482 = {instancePath,schemaPath:"#/oneOf/28/required",keyword:"required",params:{missingProperty: "handle"},message:"must have required property '"+"handle"+"'"};
if(vErrors === null){
vErrors = [err482];
}
else {
vErrors.push(err482);
}
errors++;
}
if(data.state === undefined){
const err483 = {instancePath,schemaPath:"#/oneOf/28/required",keyword:"required",params:{missingProperty: "state"},message:"must have required property '"+"state"+"'"};
if(vErrors === null){
vErrors = [err483];
}
else {
vErrors.push(err483);
}
errors++;
}
for(const key29 in data){
if(!(((((((key29 === "kind") || (key29 === "tNs")) || (key29 === "cpu")) || (key29 === "cseq")) || (key29 === "ring")) || (key29 === "handle")) || (key29 === "state"))){
const err484 = {instancePath,schemaPath:"#/oneOf/28/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key29},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err484];
}
else {
vErrors.push(err484);
}
errors++;
}
}
if(data.kind !== undefined){
if("flow_update" !== data.kind){
const err485 = {instancePath:instancePath+"/kind",schemaPath:"#/oneOf/28/properties/kind/const",keyword:"const",params:{allowedValue: "flow_update"},message:"must be equal to constant"};
if(vErrors === null){
vErrors = [err485];
}
else {
vErrors.push(err485);
}
errors++;
}
}
if(data.tNs !== undefined){
if(!(validate275(data.tNs, {instancePath:instancePath+"/tNs",parentData:data,parentDataProperty:"tNs",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate275.errors : vErrors.concat(validate275.errors);
errors = vErrors.length;
}
}
if(data.cpu !== undefined){
let data317 = data.cpu;
if(!(((typeof data317 == "number") && (!(data317 % 1) && !isNaN(data317))) && (isFinite(data317)))){
const err486 = {instancePath:instancePath+"/cpu",schemaPath:"#/oneOf/28/properties/cpu/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err486];
}
else {
vErrors.push(err486);
}
errors++;
}
if((typeof data317 == "number") && (isFinite(data317))){
if(data317 > 65534 || isNaN(data317)){
const err487 = {instancePath:instancePath+"/cpu",schemaPath:"#/oneOf/28/properties/cpu/maximum",keyword:"maximum",params:{comparison: "<=", limit: 65534},message:"must be <= 65534"};
if(vErrors === null){
vErrors = [err487];
}
else {
vErrors.push(err487);
}
errors++;
}
if(data317 < -1 || isNaN(data317)){
const err488 = {instancePath:instancePath+"/cpu",schemaPath:"#/oneOf/28/properties/cpu/minimum",keyword:"minimum",params:{comparison: ">=", limit: -1},message:"must be >= -1"};
if(vErrors === null){
vErrors = [err488];
}
else {
vErrors.push(err488);
}
errors++;
}
}
}
if(data.cseq !== undefined){
if(!(validate275(data.cseq, {instancePath:instancePath+"/cseq",parentData:data,parentDataProperty:"cseq",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate275.errors : vErrors.concat(validate275.errors);
errors = vErrors.length;
}
}
if(data.ring !== undefined){
let data319 = data.ring;
if(!(((data319 === "user") || (data319 === "life")) || (data319 === "data"))){
const err489 = {instancePath:instancePath+"/ring",schemaPath:"#/oneOf/28/properties/ring/enum",keyword:"enum",params:{allowedValues: schema60.oneOf[28].properties.ring.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err489];
}
else {
vErrors.push(err489);
}
errors++;
}
}
if(data.handle !== undefined){
if(!(validate301(data.handle, {instancePath:instancePath+"/handle",parentData:data,parentDataProperty:"handle",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate301.errors : vErrors.concat(validate301.errors);
errors = vErrors.length;
}
}
if(data.state !== undefined){
if(!(validate504(data.state, {instancePath:instancePath+"/state",parentData:data,parentDataProperty:"state",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate504.errors : vErrors.concat(validate504.errors);
errors = vErrors.length;
}
}
}
else {
const err490 = {instancePath,schemaPath:"#/oneOf/28/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err490];
}
else {
vErrors.push(err490);
}
errors++;
}
if(props0 !== true){
props0 = true;
}
}
else if(tag0 === "flow_close"){
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.kind === undefined){
const err491 = {instancePath,schemaPath:"#/oneOf/29/required",keyword:"required",params:{missingProperty: "kind"},message:"must have required property '"+"kind"+"'"};
if(vErrors === null){
vErrors = [err491];
}
else {
vErrors.push(err491);
}
errors++;
}
if(data.tNs === undefined){
const err492 = {instancePath,schemaPath:"#/oneOf/29/required",keyword:"required",params:{missingProperty: "tNs"},message:"must have required property '"+"tNs"+"'"};
if(vErrors === null){
vErrors = [err492];
}
else {
vErrors.push(err492);
}
errors++;
}
if(data.cpu === undefined){
const err493 = {instancePath,schemaPath:"#/oneOf/29/required",keyword:"required",params:{missingProperty: "cpu"},message:"must have required property '"+"cpu"+"'"};
if(vErrors === null){
vErrors = [err493];
}
else {
vErrors.push(err493);
}
errors++;
}
if(data.cseq === undefined){
const err494 = {instancePath,schemaPath:"#/oneOf/29/required",keyword:"required",params:{missingProperty: "cseq"},message:"must have required property '"+"cseq"+"'"};
if(vErrors === null){
vErrors = [err494];
}
else {
vErrors.push(err494);
}
errors++;
}
if(data.ring === undefined){
const err495 = {instancePath,schemaPath:"#/oneOf/29/required",keyword:"required",params:{missingProperty: "ring"},message:"must have required property '"+"ring"+"'"};
if(vErrors === null){
vErrors = [err495];
}
else {
vErrors.push(err495);
}
errors++;
}
if(data.handle === undefined){
const err496 = {instancePath,schemaPath:"#/oneOf/29/required",keyword:"required",params:{missingProperty: "handle"},message:"must have required property '"+"handle"+"'"};
if(vErrors === null){
vErrors = [err496];
}
else {
vErrors.push(err496);
}
errors++;
}
if(data.status === undefined){
const err497 = {instancePath,schemaPath:"#/oneOf/29/required",keyword:"required",params:{missingProperty: "status"},message:"must have required property '"+"status"+"'"};
if(vErrors === null){
vErrors = [err497];
}
else {
vErrors.push(err497);
}
errors++;
}
if(data.references === undefined){
const err498 = {instancePath,schemaPath:"#/oneOf/29/required",keyword:"required",params:{missingProperty: "references"},message:"must have required property '"+"references"+"'"};
if(vErrors === null){
vErrors = [err498];
}
else {
vErrors.push(err498);
}
errors++;
}
for(const key30 in data){
if(!((((((((key30 === "kind") || (key30 === "tNs")) || (key30 === "cpu")) || (key30 === "cseq")) || (key30 === "ring")) || (key30 === "handle")) || (key30 === "status")) || (key30 === "references"))){
const err499 = {instancePath,schemaPath:"#/oneOf/29/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key30},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err499];
}
else {
vErrors.push(err499);
}
errors++;
}
}
if(data.kind !== undefined){
if("flow_close" !== data.kind){
const err500 = {instancePath:instancePath+"/kind",schemaPath:"#/oneOf/29/properties/kind/const",keyword:"const",params:{allowedValue: "flow_close"},message:"must be equal to constant"};
if(vErrors === null){
vErrors = [err500];
}
else {
vErrors.push(err500);
}
errors++;
}
}
if(data.tNs !== undefined){
if(!(validate275(data.tNs, {instancePath:instancePath+"/tNs",parentData:data,parentDataProperty:"tNs",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate275.errors : vErrors.concat(validate275.errors);
errors = vErrors.length;
}
}
if(data.cpu !== undefined){
let data324 = data.cpu;
if(!(((typeof data324 == "number") && (!(data324 % 1) && !isNaN(data324))) && (isFinite(data324)))){
const err501 = {instancePath:instancePath+"/cpu",schemaPath:"#/oneOf/29/properties/cpu/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err501];
}
else {
vErrors.push(err501);
}
errors++;
}
if((typeof data324 == "number") && (isFinite(data324))){
if(data324 > 65534 || isNaN(data324)){
const err502 = {instancePath:instancePath+"/cpu",schemaPath:"#/oneOf/29/properties/cpu/maximum",keyword:"maximum",params:{comparison: "<=", limit: 65534},message:"must be <= 65534"};
if(vErrors === null){
vErrors = [err502];
}
else {
vErrors.push(err502);
}
errors++;
}
if(data324 < -1 || isNaN(data324)){
const err503 = {instancePath:instancePath+"/cpu",schemaPath:"#/oneOf/29/properties/cpu/minimum",keyword:"minimum",params:{comparison: ">=", limit: -1},message:"must be >= -1"};
if(vErrors === null){
vErrors = [err503];
}
else {
vErrors.push(err503);
}
errors++;
}
}
}
if(data.cseq !== undefined){
if(!(validate275(data.cseq, {instancePath:instancePath+"/cseq",parentData:data,parentDataProperty:"cseq",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate275.errors : vErrors.concat(validate275.errors);
errors = vErrors.length;
}
}
if(data.ring !== undefined){
let data326 = data.ring;
if(!(((data326 === "user") || (data326 === "life")) || (data326 === "data"))){
const err504 = {instancePath:instancePath+"/ring",schemaPath:"#/oneOf/29/properties/ring/enum",keyword:"enum",params:{allowedValues: schema60.oneOf[29].properties.ring.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err504];
}
else {
vErrors.push(err504);
}
errors++;
}
}
if(data.handle !== undefined){
if(!(validate301(data.handle, {instancePath:instancePath+"/handle",parentData:data,parentDataProperty:"handle",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate301.errors : vErrors.concat(validate301.errors);
errors = vErrors.length;
}
}
if(data.status !== undefined){
if(!(validate360(data.status, {instancePath:instancePath+"/status",parentData:data,parentDataProperty:"status",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate360.errors : vErrors.concat(validate360.errors);
errors = vErrors.length;
}
}
if(data.references !== undefined){
if(!(validate298(data.references, {instancePath:instancePath+"/references",parentData:data,parentDataProperty:"references",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate298.errors : vErrors.concat(validate298.errors);
errors = vErrors.length;
}
}
}
else {
const err505 = {instancePath,schemaPath:"#/oneOf/29/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err505];
}
else {
vErrors.push(err505);
}
errors++;
}
if(props0 !== true){
props0 = true;
}
}
else if(tag0 === "driver_http"){
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.kind === undefined){
const err506 = {instancePath,schemaPath:"#/oneOf/30/required",keyword:"required",params:{missingProperty: "kind"},message:"must have required property '"+"kind"+"'"};
if(vErrors === null){
vErrors = [err506];
}
else {
vErrors.push(err506);
}
errors++;
}
if(data.tNs === undefined){
const err507 = {instancePath,schemaPath:"#/oneOf/30/required",keyword:"required",params:{missingProperty: "tNs"},message:"must have required property '"+"tNs"+"'"};
if(vErrors === null){
vErrors = [err507];
}
else {
vErrors.push(err507);
}
errors++;
}
if(data.cpu === undefined){
const err508 = {instancePath,schemaPath:"#/oneOf/30/required",keyword:"required",params:{missingProperty: "cpu"},message:"must have required property '"+"cpu"+"'"};
if(vErrors === null){
vErrors = [err508];
}
else {
vErrors.push(err508);
}
errors++;
}
if(data.cseq === undefined){
const err509 = {instancePath,schemaPath:"#/oneOf/30/required",keyword:"required",params:{missingProperty: "cseq"},message:"must have required property '"+"cseq"+"'"};
if(vErrors === null){
vErrors = [err509];
}
else {
vErrors.push(err509);
}
errors++;
}
if(data.ring === undefined){
const err510 = {instancePath,schemaPath:"#/oneOf/30/required",keyword:"required",params:{missingProperty: "ring"},message:"must have required property '"+"ring"+"'"};
if(vErrors === null){
vErrors = [err510];
}
else {
vErrors.push(err510);
}
errors++;
}
if(data.record === undefined){
const err511 = {instancePath,schemaPath:"#/oneOf/30/required",keyword:"required",params:{missingProperty: "record"},message:"must have required property '"+"record"+"'"};
if(vErrors === null){
vErrors = [err511];
}
else {
vErrors.push(err511);
}
errors++;
}
for(const key31 in data){
if(!((((((key31 === "kind") || (key31 === "tNs")) || (key31 === "cpu")) || (key31 === "cseq")) || (key31 === "ring")) || (key31 === "record"))){
const err512 = {instancePath,schemaPath:"#/oneOf/30/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key31},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err512];
}
else {
vErrors.push(err512);
}
errors++;
}
}
if(data.kind !== undefined){
if("driver_http" !== data.kind){
const err513 = {instancePath:instancePath+"/kind",schemaPath:"#/oneOf/30/properties/kind/const",keyword:"const",params:{allowedValue: "driver_http"},message:"must be equal to constant"};
if(vErrors === null){
vErrors = [err513];
}
else {
vErrors.push(err513);
}
errors++;
}
}
if(data.tNs !== undefined){
if(!(validate275(data.tNs, {instancePath:instancePath+"/tNs",parentData:data,parentDataProperty:"tNs",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate275.errors : vErrors.concat(validate275.errors);
errors = vErrors.length;
}
}
if(data.cpu !== undefined){
let data332 = data.cpu;
if(!(((typeof data332 == "number") && (!(data332 % 1) && !isNaN(data332))) && (isFinite(data332)))){
const err514 = {instancePath:instancePath+"/cpu",schemaPath:"#/oneOf/30/properties/cpu/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err514];
}
else {
vErrors.push(err514);
}
errors++;
}
if((typeof data332 == "number") && (isFinite(data332))){
if(data332 > 65534 || isNaN(data332)){
const err515 = {instancePath:instancePath+"/cpu",schemaPath:"#/oneOf/30/properties/cpu/maximum",keyword:"maximum",params:{comparison: "<=", limit: 65534},message:"must be <= 65534"};
if(vErrors === null){
vErrors = [err515];
}
else {
vErrors.push(err515);
}
errors++;
}
if(data332 < -1 || isNaN(data332)){
const err516 = {instancePath:instancePath+"/cpu",schemaPath:"#/oneOf/30/properties/cpu/minimum",keyword:"minimum",params:{comparison: ">=", limit: -1},message:"must be >= -1"};
if(vErrors === null){
vErrors = [err516];
}
else {
vErrors.push(err516);
}
errors++;
}
}
}
if(data.cseq !== undefined){
if(!(validate275(data.cseq, {instancePath:instancePath+"/cseq",parentData:data,parentDataProperty:"cseq",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate275.errors : vErrors.concat(validate275.errors);
errors = vErrors.length;
}
}
if(data.ring !== undefined){
let data334 = data.ring;
if(!(((data334 === "user") || (data334 === "life")) || (data334 === "data"))){
const err517 = {instancePath:instancePath+"/ring",schemaPath:"#/oneOf/30/properties/ring/enum",keyword:"enum",params:{allowedValues: schema60.oneOf[30].properties.ring.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err517];
}
else {
vErrors.push(err517);
}
errors++;
}
}
if(data.record !== undefined){
if(!(validate469(data.record, {instancePath:instancePath+"/record",parentData:data,parentDataProperty:"record",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate469.errors : vErrors.concat(validate469.errors);
errors = vErrors.length;
}
}
}
else {
const err518 = {instancePath,schemaPath:"#/oneOf/30/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err518];
}
else {
vErrors.push(err518);
}
errors++;
}
if(props0 !== true){
props0 = true;
}
}
else if(tag0 === "fds"){
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.kind === undefined){
const err519 = {instancePath,schemaPath:"#/oneOf/31/required",keyword:"required",params:{missingProperty: "kind"},message:"must have required property '"+"kind"+"'"};
if(vErrors === null){
vErrors = [err519];
}
else {
vErrors.push(err519);
}
errors++;
}
if(data.tNs === undefined){
const err520 = {instancePath,schemaPath:"#/oneOf/31/required",keyword:"required",params:{missingProperty: "tNs"},message:"must have required property '"+"tNs"+"'"};
if(vErrors === null){
vErrors = [err520];
}
else {
vErrors.push(err520);
}
errors++;
}
if(data.cpu === undefined){
const err521 = {instancePath,schemaPath:"#/oneOf/31/required",keyword:"required",params:{missingProperty: "cpu"},message:"must have required property '"+"cpu"+"'"};
if(vErrors === null){
vErrors = [err521];
}
else {
vErrors.push(err521);
}
errors++;
}
if(data.cseq === undefined){
const err522 = {instancePath,schemaPath:"#/oneOf/31/required",keyword:"required",params:{missingProperty: "cseq"},message:"must have required property '"+"cseq"+"'"};
if(vErrors === null){
vErrors = [err522];
}
else {
vErrors.push(err522);
}
errors++;
}
if(data.ring === undefined){
const err523 = {instancePath,schemaPath:"#/oneOf/31/required",keyword:"required",params:{missingProperty: "ring"},message:"must have required property '"+"ring"+"'"};
if(vErrors === null){
vErrors = [err523];
}
else {
vErrors.push(err523);
}
errors++;
}
if(data.pid === undefined){
const err524 = {instancePath,schemaPath:"#/oneOf/31/required",keyword:"required",params:{missingProperty: "pid"},message:"must have required property '"+"pid"+"'"};
if(vErrors === null){
vErrors = [err524];
}
else {
vErrors.push(err524);
}
errors++;
}
if(data.total === undefined){
const err525 = {instancePath,schemaPath:"#/oneOf/31/required",keyword:"required",params:{missingProperty: "total"},message:"must have required property '"+"total"+"'"};
if(vErrors === null){
vErrors = [err525];
}
else {
vErrors.push(err525);
}
errors++;
}
if(data.tcp4 === undefined){
const err526 = {instancePath,schemaPath:"#/oneOf/31/required",keyword:"required",params:{missingProperty: "tcp4"},message:"must have required property '"+"tcp4"+"'"};
if(vErrors === null){
vErrors = [err526];
}
else {
vErrors.push(err526);
}
errors++;
}
if(data.tcp6 === undefined){
const err527 = {instancePath,schemaPath:"#/oneOf/31/required",keyword:"required",params:{missingProperty: "tcp6"},message:"must have required property '"+"tcp6"+"'"};
if(vErrors === null){
vErrors = [err527];
}
else {
vErrors.push(err527);
}
errors++;
}
if(data.udp4 === undefined){
const err528 = {instancePath,schemaPath:"#/oneOf/31/required",keyword:"required",params:{missingProperty: "udp4"},message:"must have required property '"+"udp4"+"'"};
if(vErrors === null){
vErrors = [err528];
}
else {
vErrors.push(err528);
}
errors++;
}
if(data.udp6 === undefined){
const err529 = {instancePath,schemaPath:"#/oneOf/31/required",keyword:"required",params:{missingProperty: "udp6"},message:"must have required property '"+"udp6"+"'"};
if(vErrors === null){
vErrors = [err529];
}
else {
vErrors.push(err529);
}
errors++;
}
if(data.unix === undefined){
const err530 = {instancePath,schemaPath:"#/oneOf/31/required",keyword:"required",params:{missingProperty: "unix"},message:"must have required property '"+"unix"+"'"};
if(vErrors === null){
vErrors = [err530];
}
else {
vErrors.push(err530);
}
errors++;
}
if(data.otherSockets === undefined){
const err531 = {instancePath,schemaPath:"#/oneOf/31/required",keyword:"required",params:{missingProperty: "otherSockets"},message:"must have required property '"+"otherSockets"+"'"};
if(vErrors === null){
vErrors = [err531];
}
else {
vErrors.push(err531);
}
errors++;
}
if(data.pipe === undefined){
const err532 = {instancePath,schemaPath:"#/oneOf/31/required",keyword:"required",params:{missingProperty: "pipe"},message:"must have required property '"+"pipe"+"'"};
if(vErrors === null){
vErrors = [err532];
}
else {
vErrors.push(err532);
}
errors++;
}
if(data.anon === undefined){
const err533 = {instancePath,schemaPath:"#/oneOf/31/required",keyword:"required",params:{missingProperty: "anon"},message:"must have required property '"+"anon"+"'"};
if(vErrors === null){
vErrors = [err533];
}
else {
vErrors.push(err533);
}
errors++;
}
if(data.file === undefined){
const err534 = {instancePath,schemaPath:"#/oneOf/31/required",keyword:"required",params:{missingProperty: "file"},message:"must have required property '"+"file"+"'"};
if(vErrors === null){
vErrors = [err534];
}
else {
vErrors.push(err534);
}
errors++;
}
for(const key32 in data){
if(!(func1.call(schema60.oneOf[31].properties, key32))){
const err535 = {instancePath,schemaPath:"#/oneOf/31/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key32},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err535];
}
else {
vErrors.push(err535);
}
errors++;
}
}
if(data.kind !== undefined){
if("fds" !== data.kind){
const err536 = {instancePath:instancePath+"/kind",schemaPath:"#/oneOf/31/properties/kind/const",keyword:"const",params:{allowedValue: "fds"},message:"must be equal to constant"};
if(vErrors === null){
vErrors = [err536];
}
else {
vErrors.push(err536);
}
errors++;
}
}
if(data.tNs !== undefined){
if(!(validate275(data.tNs, {instancePath:instancePath+"/tNs",parentData:data,parentDataProperty:"tNs",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate275.errors : vErrors.concat(validate275.errors);
errors = vErrors.length;
}
}
if(data.cpu !== undefined){
let data338 = data.cpu;
if(!(((typeof data338 == "number") && (!(data338 % 1) && !isNaN(data338))) && (isFinite(data338)))){
const err537 = {instancePath:instancePath+"/cpu",schemaPath:"#/oneOf/31/properties/cpu/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err537];
}
else {
vErrors.push(err537);
}
errors++;
}
if((typeof data338 == "number") && (isFinite(data338))){
if(data338 > 65534 || isNaN(data338)){
const err538 = {instancePath:instancePath+"/cpu",schemaPath:"#/oneOf/31/properties/cpu/maximum",keyword:"maximum",params:{comparison: "<=", limit: 65534},message:"must be <= 65534"};
if(vErrors === null){
vErrors = [err538];
}
else {
vErrors.push(err538);
}
errors++;
}
if(data338 < -1 || isNaN(data338)){
const err539 = {instancePath:instancePath+"/cpu",schemaPath:"#/oneOf/31/properties/cpu/minimum",keyword:"minimum",params:{comparison: ">=", limit: -1},message:"must be >= -1"};
if(vErrors === null){
vErrors = [err539];
}
else {
vErrors.push(err539);
}
errors++;
}
}
}
if(data.cseq !== undefined){
if(!(validate275(data.cseq, {instancePath:instancePath+"/cseq",parentData:data,parentDataProperty:"cseq",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate275.errors : vErrors.concat(validate275.errors);
errors = vErrors.length;
}
}
if(data.ring !== undefined){
let data340 = data.ring;
if(!(((data340 === "user") || (data340 === "life")) || (data340 === "data"))){
const err540 = {instancePath:instancePath+"/ring",schemaPath:"#/oneOf/31/properties/ring/enum",keyword:"enum",params:{allowedValues: schema60.oneOf[31].properties.ring.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err540];
}
else {
vErrors.push(err540);
}
errors++;
}
}
if(data.pid !== undefined){
if(!(validate298(data.pid, {instancePath:instancePath+"/pid",parentData:data,parentDataProperty:"pid",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate298.errors : vErrors.concat(validate298.errors);
errors = vErrors.length;
}
}
if(data.total !== undefined){
if(!(validate298(data.total, {instancePath:instancePath+"/total",parentData:data,parentDataProperty:"total",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate298.errors : vErrors.concat(validate298.errors);
errors = vErrors.length;
}
}
if(data.tcp4 !== undefined){
if(!(validate298(data.tcp4, {instancePath:instancePath+"/tcp4",parentData:data,parentDataProperty:"tcp4",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate298.errors : vErrors.concat(validate298.errors);
errors = vErrors.length;
}
}
if(data.tcp6 !== undefined){
if(!(validate298(data.tcp6, {instancePath:instancePath+"/tcp6",parentData:data,parentDataProperty:"tcp6",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate298.errors : vErrors.concat(validate298.errors);
errors = vErrors.length;
}
}
if(data.udp4 !== undefined){
if(!(validate298(data.udp4, {instancePath:instancePath+"/udp4",parentData:data,parentDataProperty:"udp4",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate298.errors : vErrors.concat(validate298.errors);
errors = vErrors.length;
}
}
if(data.udp6 !== undefined){
if(!(validate298(data.udp6, {instancePath:instancePath+"/udp6",parentData:data,parentDataProperty:"udp6",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate298.errors : vErrors.concat(validate298.errors);
errors = vErrors.length;
}
}
if(data.unix !== undefined){
if(!(validate298(data.unix, {instancePath:instancePath+"/unix",parentData:data,parentDataProperty:"unix",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate298.errors : vErrors.concat(validate298.errors);
errors = vErrors.length;
}
}
if(data.otherSockets !== undefined){
if(!(validate298(data.otherSockets, {instancePath:instancePath+"/otherSockets",parentData:data,parentDataProperty:"otherSockets",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate298.errors : vErrors.concat(validate298.errors);
errors = vErrors.length;
}
}
if(data.pipe !== undefined){
if(!(validate298(data.pipe, {instancePath:instancePath+"/pipe",parentData:data,parentDataProperty:"pipe",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate298.errors : vErrors.concat(validate298.errors);
errors = vErrors.length;
}
}
if(data.anon !== undefined){
if(!(validate298(data.anon, {instancePath:instancePath+"/anon",parentData:data,parentDataProperty:"anon",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate298.errors : vErrors.concat(validate298.errors);
errors = vErrors.length;
}
}
if(data.file !== undefined){
if(!(validate298(data.file, {instancePath:instancePath+"/file",parentData:data,parentDataProperty:"file",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate298.errors : vErrors.concat(validate298.errors);
errors = vErrors.length;
}
}
}
else {
const err541 = {instancePath,schemaPath:"#/oneOf/31/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err541];
}
else {
vErrors.push(err541);
}
errors++;
}
if(props0 !== true){
props0 = true;
}
}
else if(tag0 === "unix_open"){
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.kind === undefined){
const err542 = {instancePath,schemaPath:"#/oneOf/32/required",keyword:"required",params:{missingProperty: "kind"},message:"must have required property '"+"kind"+"'"};
if(vErrors === null){
vErrors = [err542];
}
else {
vErrors.push(err542);
}
errors++;
}
if(data.tNs === undefined){
const err543 = {instancePath,schemaPath:"#/oneOf/32/required",keyword:"required",params:{missingProperty: "tNs"},message:"must have required property '"+"tNs"+"'"};
if(vErrors === null){
vErrors = [err543];
}
else {
vErrors.push(err543);
}
errors++;
}
if(data.cpu === undefined){
const err544 = {instancePath,schemaPath:"#/oneOf/32/required",keyword:"required",params:{missingProperty: "cpu"},message:"must have required property '"+"cpu"+"'"};
if(vErrors === null){
vErrors = [err544];
}
else {
vErrors.push(err544);
}
errors++;
}
if(data.cseq === undefined){
const err545 = {instancePath,schemaPath:"#/oneOf/32/required",keyword:"required",params:{missingProperty: "cseq"},message:"must have required property '"+"cseq"+"'"};
if(vErrors === null){
vErrors = [err545];
}
else {
vErrors.push(err545);
}
errors++;
}
if(data.ring === undefined){
const err546 = {instancePath,schemaPath:"#/oneOf/32/required",keyword:"required",params:{missingProperty: "ring"},message:"must have required property '"+"ring"+"'"};
if(vErrors === null){
vErrors = [err546];
}
else {
vErrors.push(err546);
}
errors++;
}
if(data.ck === undefined){
const err547 = {instancePath,schemaPath:"#/oneOf/32/required",keyword:"required",params:{missingProperty: "ck"},message:"must have required property '"+"ck"+"'"};
if(vErrors === null){
vErrors = [err547];
}
else {
vErrors.push(err547);
}
errors++;
}
if(data.via === undefined){
const err548 = {instancePath,schemaPath:"#/oneOf/32/required",keyword:"required",params:{missingProperty: "via"},message:"must have required property '"+"via"+"'"};
if(vErrors === null){
vErrors = [err548];
}
else {
vErrors.push(err548);
}
errors++;
}
for(const key33 in data){
if(!(func1.call(schema60.oneOf[32].properties, key33))){
const err549 = {instancePath,schemaPath:"#/oneOf/32/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key33},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err549];
}
else {
vErrors.push(err549);
}
errors++;
}
}
if(data.kind !== undefined){
if("unix_open" !== data.kind){
const err550 = {instancePath:instancePath+"/kind",schemaPath:"#/oneOf/32/properties/kind/const",keyword:"const",params:{allowedValue: "unix_open"},message:"must be equal to constant"};
if(vErrors === null){
vErrors = [err550];
}
else {
vErrors.push(err550);
}
errors++;
}
}
if(data.tNs !== undefined){
if(!(validate275(data.tNs, {instancePath:instancePath+"/tNs",parentData:data,parentDataProperty:"tNs",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate275.errors : vErrors.concat(validate275.errors);
errors = vErrors.length;
}
}
if(data.cpu !== undefined){
let data354 = data.cpu;
if(!(((typeof data354 == "number") && (!(data354 % 1) && !isNaN(data354))) && (isFinite(data354)))){
const err551 = {instancePath:instancePath+"/cpu",schemaPath:"#/oneOf/32/properties/cpu/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err551];
}
else {
vErrors.push(err551);
}
errors++;
}
if((typeof data354 == "number") && (isFinite(data354))){
if(data354 > 65534 || isNaN(data354)){
const err552 = {instancePath:instancePath+"/cpu",schemaPath:"#/oneOf/32/properties/cpu/maximum",keyword:"maximum",params:{comparison: "<=", limit: 65534},message:"must be <= 65534"};
if(vErrors === null){
vErrors = [err552];
}
else {
vErrors.push(err552);
}
errors++;
}
if(data354 < -1 || isNaN(data354)){
const err553 = {instancePath:instancePath+"/cpu",schemaPath:"#/oneOf/32/properties/cpu/minimum",keyword:"minimum",params:{comparison: ">=", limit: -1},message:"must be >= -1"};
if(vErrors === null){
vErrors = [err553];
}
else {
vErrors.push(err553);
}
errors++;
}
}
}
if(data.cseq !== undefined){
if(!(validate275(data.cseq, {instancePath:instancePath+"/cseq",parentData:data,parentDataProperty:"cseq",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate275.errors : vErrors.concat(validate275.errors);
errors = vErrors.length;
}
}
if(data.ring !== undefined){
let data356 = data.ring;
if(!(((data356 === "user") || (data356 === "life")) || (data356 === "data"))){
const err554 = {instancePath:instancePath+"/ring",schemaPath:"#/oneOf/32/properties/ring/enum",keyword:"enum",params:{allowedValues: schema60.oneOf[32].properties.ring.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err554];
}
else {
vErrors.push(err554);
}
errors++;
}
}
if(data.ck !== undefined){
if(!(validate301(data.ck, {instancePath:instancePath+"/ck",parentData:data,parentDataProperty:"ck",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate301.errors : vErrors.concat(validate301.errors);
errors = vErrors.length;
}
}
if(data.pid !== undefined){
if(!(validate298(data.pid, {instancePath:instancePath+"/pid",parentData:data,parentDataProperty:"pid",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate298.errors : vErrors.concat(validate298.errors);
errors = vErrors.length;
}
}
if(data.path !== undefined){
if(typeof data.path !== "string"){
const err555 = {instancePath:instancePath+"/path",schemaPath:"#/oneOf/32/properties/path/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err555];
}
else {
vErrors.push(err555);
}
errors++;
}
}
if(data.dir !== undefined){
let data360 = data.dir;
if(!((data360 === "in") || (data360 === "out"))){
const err556 = {instancePath:instancePath+"/dir",schemaPath:"#/oneOf/32/properties/dir/enum",keyword:"enum",params:{allowedValues: schema60.oneOf[32].properties.dir.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err556];
}
else {
vErrors.push(err556);
}
errors++;
}
}
if(data.via !== undefined){
let data361 = data.via;
if(!((data361 === "connect") || (data361 === "reading"))){
const err557 = {instancePath:instancePath+"/via",schemaPath:"#/oneOf/32/properties/via/enum",keyword:"enum",params:{allowedValues: schema60.oneOf[32].properties.via.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err557];
}
else {
vErrors.push(err557);
}
errors++;
}
}
}
else {
const err558 = {instancePath,schemaPath:"#/oneOf/32/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err558];
}
else {
vErrors.push(err558);
}
errors++;
}
if(props0 !== true){
props0 = true;
}
}
else if(tag0 === "unix_close"){
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.kind === undefined){
const err559 = {instancePath,schemaPath:"#/oneOf/33/required",keyword:"required",params:{missingProperty: "kind"},message:"must have required property '"+"kind"+"'"};
if(vErrors === null){
vErrors = [err559];
}
else {
vErrors.push(err559);
}
errors++;
}
if(data.tNs === undefined){
const err560 = {instancePath,schemaPath:"#/oneOf/33/required",keyword:"required",params:{missingProperty: "tNs"},message:"must have required property '"+"tNs"+"'"};
if(vErrors === null){
vErrors = [err560];
}
else {
vErrors.push(err560);
}
errors++;
}
if(data.cpu === undefined){
const err561 = {instancePath,schemaPath:"#/oneOf/33/required",keyword:"required",params:{missingProperty: "cpu"},message:"must have required property '"+"cpu"+"'"};
if(vErrors === null){
vErrors = [err561];
}
else {
vErrors.push(err561);
}
errors++;
}
if(data.cseq === undefined){
const err562 = {instancePath,schemaPath:"#/oneOf/33/required",keyword:"required",params:{missingProperty: "cseq"},message:"must have required property '"+"cseq"+"'"};
if(vErrors === null){
vErrors = [err562];
}
else {
vErrors.push(err562);
}
errors++;
}
if(data.ring === undefined){
const err563 = {instancePath,schemaPath:"#/oneOf/33/required",keyword:"required",params:{missingProperty: "ring"},message:"must have required property '"+"ring"+"'"};
if(vErrors === null){
vErrors = [err563];
}
else {
vErrors.push(err563);
}
errors++;
}
if(data.ck === undefined){
const err564 = {instancePath,schemaPath:"#/oneOf/33/required",keyword:"required",params:{missingProperty: "ck"},message:"must have required property '"+"ck"+"'"};
if(vErrors === null){
vErrors = [err564];
}
else {
vErrors.push(err564);
}
errors++;
}
if(data.aliveNs === undefined){
const err565 = {instancePath,schemaPath:"#/oneOf/33/required",keyword:"required",params:{missingProperty: "aliveNs"},message:"must have required property '"+"aliveNs"+"'"};
if(vErrors === null){
vErrors = [err565];
}
else {
vErrors.push(err565);
}
errors++;
}
for(const key34 in data){
if(!(((((((key34 === "kind") || (key34 === "tNs")) || (key34 === "cpu")) || (key34 === "cseq")) || (key34 === "ring")) || (key34 === "ck")) || (key34 === "aliveNs"))){
const err566 = {instancePath,schemaPath:"#/oneOf/33/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key34},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err566];
}
else {
vErrors.push(err566);
}
errors++;
}
}
if(data.kind !== undefined){
if("unix_close" !== data.kind){
const err567 = {instancePath:instancePath+"/kind",schemaPath:"#/oneOf/33/properties/kind/const",keyword:"const",params:{allowedValue: "unix_close"},message:"must be equal to constant"};
if(vErrors === null){
vErrors = [err567];
}
else {
vErrors.push(err567);
}
errors++;
}
}
if(data.tNs !== undefined){
if(!(validate275(data.tNs, {instancePath:instancePath+"/tNs",parentData:data,parentDataProperty:"tNs",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate275.errors : vErrors.concat(validate275.errors);
errors = vErrors.length;
}
}
if(data.cpu !== undefined){
let data364 = data.cpu;
if(!(((typeof data364 == "number") && (!(data364 % 1) && !isNaN(data364))) && (isFinite(data364)))){
const err568 = {instancePath:instancePath+"/cpu",schemaPath:"#/oneOf/33/properties/cpu/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err568];
}
else {
vErrors.push(err568);
}
errors++;
}
if((typeof data364 == "number") && (isFinite(data364))){
if(data364 > 65534 || isNaN(data364)){
const err569 = {instancePath:instancePath+"/cpu",schemaPath:"#/oneOf/33/properties/cpu/maximum",keyword:"maximum",params:{comparison: "<=", limit: 65534},message:"must be <= 65534"};
if(vErrors === null){
vErrors = [err569];
}
else {
vErrors.push(err569);
}
errors++;
}
if(data364 < -1 || isNaN(data364)){
const err570 = {instancePath:instancePath+"/cpu",schemaPath:"#/oneOf/33/properties/cpu/minimum",keyword:"minimum",params:{comparison: ">=", limit: -1},message:"must be >= -1"};
if(vErrors === null){
vErrors = [err570];
}
else {
vErrors.push(err570);
}
errors++;
}
}
}
if(data.cseq !== undefined){
if(!(validate275(data.cseq, {instancePath:instancePath+"/cseq",parentData:data,parentDataProperty:"cseq",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate275.errors : vErrors.concat(validate275.errors);
errors = vErrors.length;
}
}
if(data.ring !== undefined){
let data366 = data.ring;
if(!(((data366 === "user") || (data366 === "life")) || (data366 === "data"))){
const err571 = {instancePath:instancePath+"/ring",schemaPath:"#/oneOf/33/properties/ring/enum",keyword:"enum",params:{allowedValues: schema60.oneOf[33].properties.ring.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err571];
}
else {
vErrors.push(err571);
}
errors++;
}
}
if(data.ck !== undefined){
if(!(validate301(data.ck, {instancePath:instancePath+"/ck",parentData:data,parentDataProperty:"ck",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate301.errors : vErrors.concat(validate301.errors);
errors = vErrors.length;
}
}
if(data.aliveNs !== undefined){
if(!(validate275(data.aliveNs, {instancePath:instancePath+"/aliveNs",parentData:data,parentDataProperty:"aliveNs",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate275.errors : vErrors.concat(validate275.errors);
errors = vErrors.length;
}
}
}
else {
const err572 = {instancePath,schemaPath:"#/oneOf/33/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err572];
}
else {
vErrors.push(err572);
}
errors++;
}
if(props0 !== true){
props0 = true;
}
}
else {
const err573 = {instancePath,schemaPath:"#/discriminator",keyword:"discriminator",params:{error: "mapping", tag: "kind", tagValue: tag0},message:"value of tag \"kind\" must be in oneOf"};
if(vErrors === null){
vErrors = [err573];
}
else {
vErrors.push(err573);
}
errors++;
}
}
else {
const err574 = {instancePath,schemaPath:"#/discriminator",keyword:"discriminator",params:{error: "tag", tag: "kind", tagValue: tag0},message:"tag \"kind\" must be string"};
if(vErrors === null){
vErrors = [err574];
}
else {
vErrors.push(err574);
}
errors++;
}
}
else {
const err575 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err575];
}
else {
vErrors.push(err575);
}
errors++;
}
validate274.errors = vErrors;
evaluated0.props = props0;
return errors === 0;
}
validate274.evaluated = {"dynamicProps":true,"dynamicItems":false};

export const validateTraceFooter = validate548;
const schema75 = {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"https://flowproof.dev/schemas/trace-footer.schema.json","title":"Footer of a trace","description":"The map of the last value of a trace. Integers above 2^53 are decimal text. Unknown keys are allowed.","type":"object","required":["ended","complete"],"properties":{"ended":{"description":"Why the recording ended: duration, command, signal, error.","type":"string"},"exit_status":{"description":"Exit status of the recorded command.","anyOf":[{"type":"integer"},{"type":"null"}]},"conserved":{"description":"Whether the recorder's own sums add up.","type":"boolean"},"complete":{"type":"boolean"},"counts":{"description":"Records written, by name of their kind.","type":"object","additionalProperties":{"$ref":"#/$defs/count"}},"rings":{"description":"Sums of each ring; attempts equals delivered plus lost.","type":"object","additionalProperties":{"type":"object","required":["attempts","delivered","lost"],"properties":{"attempts":{"$ref":"#/$defs/count"},"delivered":{"$ref":"#/$defs/count"},"lost":{"$ref":"#/$defs/count"},"per_cpu":{"type":"array","items":{"type":"array","items":{"$ref":"#/$defs/count"},"minItems":4}}}}},"detail":{"description":"Losses that no ring shows, by name.","type":"object","additionalProperties":{"$ref":"#/$defs/count"}}},"$defs":{"count":{"type":"integer","minimum":0}}};
const schema76 = {"type":"integer","minimum":0};

function validate549(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate549.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(!(((typeof data == "number") && (!(data % 1) && !isNaN(data))) && (isFinite(data)))){
const err0 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if((typeof data == "number") && (isFinite(data))){
if(data < 0 || isNaN(data)){
const err1 = {instancePath,schemaPath:"#/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
validate549.errors = vErrors;
return errors === 0;
}
validate549.evaluated = {"dynamicProps":false,"dynamicItems":false};


function validate548(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="https://flowproof.dev/schemas/trace-footer.schema.json" */;
let vErrors = null;
let errors = 0;
const evaluated0 = validate548.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.ended === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "ended"},message:"must have required property '"+"ended"+"'"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.complete === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "complete"},message:"must have required property '"+"complete"+"'"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.ended !== undefined){
if(typeof data.ended !== "string"){
const err2 = {instancePath:instancePath+"/ended",schemaPath:"#/properties/ended/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.exit_status !== undefined){
let data1 = data.exit_status;
const _errs4 = errors;
let valid1 = false;
const _errs5 = errors;
if(!(((typeof data1 == "number") && (!(data1 % 1) && !isNaN(data1))) && (isFinite(data1)))){
const err3 = {instancePath:instancePath+"/exit_status",schemaPath:"#/properties/exit_status/anyOf/0/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
var _valid0 = _errs5 === errors;
valid1 = valid1 || _valid0;
const _errs7 = errors;
if(data1 !== null){
const err4 = {instancePath:instancePath+"/exit_status",schemaPath:"#/properties/exit_status/anyOf/1/type",keyword:"type",params:{type: "null"},message:"must be null"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
var _valid0 = _errs7 === errors;
valid1 = valid1 || _valid0;
if(!valid1){
const err5 = {instancePath:instancePath+"/exit_status",schemaPath:"#/properties/exit_status/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
else {
errors = _errs4;
if(vErrors !== null){
if(_errs4){
vErrors.length = _errs4;
}
else {
vErrors = null;
}
}
}
}
if(data.conserved !== undefined){
if(typeof data.conserved !== "boolean"){
const err6 = {instancePath:instancePath+"/conserved",schemaPath:"#/properties/conserved/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.complete !== undefined){
if(typeof data.complete !== "boolean"){
const err7 = {instancePath:instancePath+"/complete",schemaPath:"#/properties/complete/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data.counts !== undefined){
let data4 = data.counts;
if(data4 && typeof data4 == "object" && !Array.isArray(data4)){
for(const key0 in data4){
if(!(validate549(data4[key0], {instancePath:instancePath+"/counts/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data4,parentDataProperty:key0,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate549.errors : vErrors.concat(validate549.errors);
errors = vErrors.length;
}
}
}
else {
const err8 = {instancePath:instancePath+"/counts",schemaPath:"#/properties/counts/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.rings !== undefined){
let data6 = data.rings;
if(data6 && typeof data6 == "object" && !Array.isArray(data6)){
for(const key1 in data6){
let data7 = data6[key1];
if(data7 && typeof data7 == "object" && !Array.isArray(data7)){
if(data7.attempts === undefined){
const err9 = {instancePath:instancePath+"/rings/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/rings/additionalProperties/required",keyword:"required",params:{missingProperty: "attempts"},message:"must have required property '"+"attempts"+"'"};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
if(data7.delivered === undefined){
const err10 = {instancePath:instancePath+"/rings/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/rings/additionalProperties/required",keyword:"required",params:{missingProperty: "delivered"},message:"must have required property '"+"delivered"+"'"};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
if(data7.lost === undefined){
const err11 = {instancePath:instancePath+"/rings/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/rings/additionalProperties/required",keyword:"required",params:{missingProperty: "lost"},message:"must have required property '"+"lost"+"'"};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
if(data7.attempts !== undefined){
if(!(validate549(data7.attempts, {instancePath:instancePath+"/rings/" + key1.replace(/~/g, "~0").replace(/\//g, "~1")+"/attempts",parentData:data7,parentDataProperty:"attempts",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate549.errors : vErrors.concat(validate549.errors);
errors = vErrors.length;
}
}
if(data7.delivered !== undefined){
if(!(validate549(data7.delivered, {instancePath:instancePath+"/rings/" + key1.replace(/~/g, "~0").replace(/\//g, "~1")+"/delivered",parentData:data7,parentDataProperty:"delivered",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate549.errors : vErrors.concat(validate549.errors);
errors = vErrors.length;
}
}
if(data7.lost !== undefined){
if(!(validate549(data7.lost, {instancePath:instancePath+"/rings/" + key1.replace(/~/g, "~0").replace(/\//g, "~1")+"/lost",parentData:data7,parentDataProperty:"lost",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate549.errors : vErrors.concat(validate549.errors);
errors = vErrors.length;
}
}
if(data7.per_cpu !== undefined){
let data11 = data7.per_cpu;
if(Array.isArray(data11)){
const len0 = data11.length;
for(let i0=0; i0<len0; i0++){
let data12 = data11[i0];
if(Array.isArray(data12)){
if(data12.length < 4){
const err12 = {instancePath:instancePath+"/rings/" + key1.replace(/~/g, "~0").replace(/\//g, "~1")+"/per_cpu/" + i0,schemaPath:"#/properties/rings/additionalProperties/properties/per_cpu/items/minItems",keyword:"minItems",params:{limit: 4},message:"must NOT have fewer than 4 items"};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
const len1 = data12.length;
for(let i1=0; i1<len1; i1++){
if(!(validate549(data12[i1], {instancePath:instancePath+"/rings/" + key1.replace(/~/g, "~0").replace(/\//g, "~1")+"/per_cpu/" + i0+"/" + i1,parentData:data12,parentDataProperty:i1,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate549.errors : vErrors.concat(validate549.errors);
errors = vErrors.length;
}
}
}
else {
const err13 = {instancePath:instancePath+"/rings/" + key1.replace(/~/g, "~0").replace(/\//g, "~1")+"/per_cpu/" + i0,schemaPath:"#/properties/rings/additionalProperties/properties/per_cpu/items/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
}
else {
const err14 = {instancePath:instancePath+"/rings/" + key1.replace(/~/g, "~0").replace(/\//g, "~1")+"/per_cpu",schemaPath:"#/properties/rings/additionalProperties/properties/per_cpu/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
}
else {
const err15 = {instancePath:instancePath+"/rings/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/rings/additionalProperties/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
}
else {
const err16 = {instancePath:instancePath+"/rings",schemaPath:"#/properties/rings/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
if(data.detail !== undefined){
let data14 = data.detail;
if(data14 && typeof data14 == "object" && !Array.isArray(data14)){
for(const key2 in data14){
if(!(validate549(data14[key2], {instancePath:instancePath+"/detail/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data14,parentDataProperty:key2,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate549.errors : vErrors.concat(validate549.errors);
errors = vErrors.length;
}
}
}
else {
const err17 = {instancePath:instancePath+"/detail",schemaPath:"#/properties/detail/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
}
else {
const err18 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
validate548.errors = vErrors;
return errors === 0;
}
validate548.evaluated = {"props":{"ended":true,"exit_status":true,"conserved":true,"complete":true,"counts":true,"rings":true,"detail":true},"dynamicProps":false,"dynamicItems":false};

export const validateTraceHeader = validate100;
const schema33 = {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"https://flowproof.dev/schemas/trace-header.schema.json","title":"Header of a trace","description":"The map of the first value of a trace. Integers above 2^53 are decimal text. Unknown keys are allowed: a newer recorder of the same major version may say more.","type":"object","required":["magic","format","kinds","recorder","clock"],"properties":{"magic":{"const":"flowproof-trace"},"format":{"description":"Major and minor version; a reader refuses another major version.","type":"array","prefixItems":[{"$ref":"#/$defs/count"},{"$ref":"#/$defs/count"}],"items":false,"minItems":2},"kinds":{"description":"Name of each kind: its number and the names of its fields.","type":"object","additionalProperties":{"type":"array","prefixItems":[{"type":"integer","minimum":0,"maximum":65535},{"type":"array","items":{"type":"string"}}],"items":false,"minItems":2}},"recorder":{"type":"object","required":["version"],"properties":{"version":{"type":"string"},"build":{"$ref":"#/$defs/optionalText"},"backend":{"$ref":"#/$defs/optionalText"},"argv":{"type":"array","items":{"type":"string"}},"providers":{"type":"object","additionalProperties":{"$ref":"#/$defs/optionalText"}},"ring_bytes":{"type":"object","additionalProperties":{"$ref":"#/$defs/count"}}}},"host":{"type":"object","properties":{"name":{"$ref":"#/$defs/optionalText"},"os":{"enum":["linux","windows",null]},"kernel":{"$ref":"#/$defs/optionalText"},"build":{"description":"Of Windows: 20348 or 10.0.20348.","type":["string","integer","null"]},"pointer_bytes":{"enum":[4,8,null]},"boot_unix_ns":{"description":"Start of Windows, ns since 1970.","anyOf":[{"$ref":"#/$defs/u64"},{"type":"null"}]},"arch":{"$ref":"#/$defs/optionalText"},"boot_id":{"$ref":"#/$defs/optionalText"},"lockdown":{"$ref":"#/$defs/optionalText"},"cpus_possible":{"$ref":"#/$defs/optionalCount"},"page_size":{"$ref":"#/$defs/optionalCount"},"ephemeral_range":{"anyOf":[{"type":"null"},{"type":"array","prefixItems":[{"$ref":"#/$defs/port"},{"$ref":"#/$defs/port"}],"items":false,"minItems":2}]},"ephemeral_ranges":{"description":"Of Windows: the first and the last port of each kind of traffic.","anyOf":[{"type":"null"},{"$ref":"#/$defs/portRanges"}]}}},"clock":{"type":"object","required":["t0_mono_ns"],"properties":{"source":{"const":"monotonic"},"t0_mono_ns":{"$ref":"#/$defs/u64"},"t0_real_ns":{"anyOf":[{"$ref":"#/$defs/u64"},{"type":"null"}]}}},"scope":{"type":"object"},"http":{"type":"object"},"etw":{"description":"Settings of the event session of a Windows trace.","type":"object","properties":{"session":{"$ref":"#/$defs/optionalText"},"buffer_kib":{"$ref":"#/$defs/optionalCount"},"buffers_min":{"$ref":"#/$defs/optionalCount"},"buffers_max":{"$ref":"#/$defs/optionalCount"},"level":{"anyOf":[{"type":"integer","minimum":0,"maximum":255},{"type":"null"}]},"keywords_any":{"anyOf":[{"$ref":"#/$defs/u64"},{"type":"null"}]},"filters":{"type":["array","null"]}}},"iis":{"anyOf":[{"$ref":"#/$defs/iis"},{"type":"null"}]}},"$defs":{"count":{"type":"integer","minimum":0},"optionalCount":{"anyOf":[{"$ref":"#/$defs/count"},{"type":"null"}]},"optionalText":{"anyOf":[{"type":"string"},{"type":"null"}]},"portRanges":{"type":"object","properties":{"ipv4 tcp":{"$ref":"#/$defs/portRange"},"ipv4 udp":{"$ref":"#/$defs/portRange"},"ipv6 tcp":{"$ref":"#/$defs/portRange"},"ipv6 udp":{"$ref":"#/$defs/portRange"}},"additionalProperties":false},"portRange":{"type":"array","prefixItems":[{"$ref":"#/$defs/port"},{"$ref":"#/$defs/port"}],"items":false,"minItems":2},"iis":{"description":"What the agent reads of applicationHost.config, in the order of the file.","type":"object","required":["sites"],"properties":{"sites":{"type":"array","items":{"$ref":"#/$defs/iisSite"}}},"additionalProperties":false},"iisSite":{"type":"object","required":["id","name","apps"],"properties":{"id":{"type":"string","maxLength":16384},"name":{"type":"string","maxLength":16384},"apps":{"type":"array","items":{"$ref":"#/$defs/iisApplication"}}},"additionalProperties":false},"iisApplication":{"type":"object","required":["path"],"properties":{"path":{"type":"string","maxLength":16384},"vdir":{"type":"string","maxLength":16384},"json":{"$ref":"#/$defs/iisTags"},"web":{"$ref":"#/$defs/iisTags"},"traceConfigFile":{"$ref":"#/$defs/iisTags"}},"additionalProperties":false},"iisTags":{"type":"object","properties":{"service":{"type":"string","maxLength":16384},"env":{"type":"string","maxLength":16384},"version":{"type":"string","maxLength":16384}},"additionalProperties":false},"port":{"type":"integer","minimum":0,"maximum":65535},"u64":{"anyOf":[{"type":"integer","minimum":0},{"type":"string","pattern":"^(0|[1-9][0-9]{0,19})$"}]}}};
const schema34 = {"type":"integer","minimum":0};

function validate101(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate101.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(!(((typeof data == "number") && (!(data % 1) && !isNaN(data))) && (isFinite(data)))){
const err0 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if((typeof data == "number") && (isFinite(data))){
if(data < 0 || isNaN(data)){
const err1 = {instancePath,schemaPath:"#/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
validate101.errors = vErrors;
return errors === 0;
}
validate101.evaluated = {"dynamicProps":false,"dynamicItems":false};

const schema35 = {"anyOf":[{"type":"string"},{"type":"null"}]};

function validate104(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate104.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
const _errs0 = errors;
let valid0 = false;
const _errs1 = errors;
if(typeof data !== "string"){
const err0 = {instancePath,schemaPath:"#/anyOf/0/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
var _valid0 = _errs1 === errors;
valid0 = valid0 || _valid0;
const _errs3 = errors;
if(data !== null){
const err1 = {instancePath,schemaPath:"#/anyOf/1/type",keyword:"type",params:{type: "null"},message:"must be null"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
var _valid0 = _errs3 === errors;
valid0 = valid0 || _valid0;
if(!valid0){
const err2 = {instancePath,schemaPath:"#/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
else {
errors = _errs0;
if(vErrors !== null){
if(_errs0){
vErrors.length = _errs0;
}
else {
vErrors = null;
}
}
}
validate104.errors = vErrors;
return errors === 0;
}
validate104.evaluated = {"dynamicProps":false,"dynamicItems":false};

const schema36 = {"anyOf":[{"type":"integer","minimum":0},{"type":"string","pattern":"^(0|[1-9][0-9]{0,19})$"}]};

function validate111(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate111.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
const _errs0 = errors;
let valid0 = false;
const _errs1 = errors;
if(!(((typeof data == "number") && (!(data % 1) && !isNaN(data))) && (isFinite(data)))){
const err0 = {instancePath,schemaPath:"#/anyOf/0/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if((typeof data == "number") && (isFinite(data))){
if(data < 0 || isNaN(data)){
const err1 = {instancePath,schemaPath:"#/anyOf/0/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
var _valid0 = _errs1 === errors;
valid0 = valid0 || _valid0;
const _errs3 = errors;
if(typeof data === "string"){
if(!pattern3.test(data)){
const err2 = {instancePath,schemaPath:"#/anyOf/1/pattern",keyword:"pattern",params:{pattern: "^(0|[1-9][0-9]{0,19})$"},message:"must match pattern \""+"^(0|[1-9][0-9]{0,19})$"+"\""};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
else {
const err3 = {instancePath,schemaPath:"#/anyOf/1/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
var _valid0 = _errs3 === errors;
valid0 = valid0 || _valid0;
if(!valid0){
const err4 = {instancePath,schemaPath:"#/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
else {
errors = _errs0;
if(vErrors !== null){
if(_errs0){
vErrors.length = _errs0;
}
else {
vErrors = null;
}
}
}
validate111.errors = vErrors;
return errors === 0;
}
validate111.evaluated = {"dynamicProps":false,"dynamicItems":false};

const schema37 = {"anyOf":[{"$ref":"#/$defs/count"},{"type":"null"}]};

function validate116(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate116.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
const _errs0 = errors;
let valid0 = false;
const _errs1 = errors;
if(!(validate101(data, {instancePath,parentData,parentDataProperty,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate101.errors : vErrors.concat(validate101.errors);
errors = vErrors.length;
}
var _valid0 = _errs1 === errors;
valid0 = valid0 || _valid0;
const _errs2 = errors;
if(data !== null){
const err0 = {instancePath,schemaPath:"#/anyOf/1/type",keyword:"type",params:{type: "null"},message:"must be null"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
var _valid0 = _errs2 === errors;
valid0 = valid0 || _valid0;
if(!valid0){
const err1 = {instancePath,schemaPath:"#/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
else {
errors = _errs0;
if(vErrors !== null){
if(_errs0){
vErrors.length = _errs0;
}
else {
vErrors = null;
}
}
}
validate116.errors = vErrors;
return errors === 0;
}
validate116.evaluated = {"dynamicProps":false,"dynamicItems":false};


function validate123(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate123.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!((((key0 === "ipv4 tcp") || (key0 === "ipv4 udp")) || (key0 === "ipv6 tcp")) || (key0 === "ipv6 udp"))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data["ipv4 tcp"] !== undefined){
if(!(validate124(data["ipv4 tcp"], {instancePath:instancePath+"/ipv4 tcp",parentData:data,parentDataProperty:"ipv4 tcp",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate124.errors : vErrors.concat(validate124.errors);
errors = vErrors.length;
}
}
if(data["ipv4 udp"] !== undefined){
if(!(validate124(data["ipv4 udp"], {instancePath:instancePath+"/ipv4 udp",parentData:data,parentDataProperty:"ipv4 udp",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate124.errors : vErrors.concat(validate124.errors);
errors = vErrors.length;
}
}
if(data["ipv6 tcp"] !== undefined){
if(!(validate124(data["ipv6 tcp"], {instancePath:instancePath+"/ipv6 tcp",parentData:data,parentDataProperty:"ipv6 tcp",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate124.errors : vErrors.concat(validate124.errors);
errors = vErrors.length;
}
}
if(data["ipv6 udp"] !== undefined){
if(!(validate124(data["ipv6 udp"], {instancePath:instancePath+"/ipv6 udp",parentData:data,parentDataProperty:"ipv6 udp",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate124.errors : vErrors.concat(validate124.errors);
errors = vErrors.length;
}
}
}
else {
const err1 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
validate123.errors = vErrors;
return errors === 0;
}
validate123.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate139(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate139.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.sites === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "sites"},message:"must have required property '"+"sites"+"'"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 in data){
if(!(key0 === "sites")){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.sites !== undefined){
let data0 = data.sites;
if(Array.isArray(data0)){
const len0 = data0.length;
for(let i0=0; i0<len0; i0++){
if(!(validate140(data0[i0], {instancePath:instancePath+"/sites/" + i0,parentData:data0,parentDataProperty:i0,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate140.errors : vErrors.concat(validate140.errors);
errors = vErrors.length;
}
}
}
else {
const err2 = {instancePath:instancePath+"/sites",schemaPath:"#/properties/sites/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
}
else {
const err3 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
validate139.errors = vErrors;
return errors === 0;
}
validate139.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate100(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="https://flowproof.dev/schemas/trace-header.schema.json" */;
let vErrors = null;
let errors = 0;
const evaluated0 = validate100.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.magic === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "magic"},message:"must have required property '"+"magic"+"'"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.format === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "format"},message:"must have required property '"+"format"+"'"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.kinds === undefined){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "kinds"},message:"must have required property '"+"kinds"+"'"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data.recorder === undefined){
const err3 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "recorder"},message:"must have required property '"+"recorder"+"'"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(data.clock === undefined){
const err4 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "clock"},message:"must have required property '"+"clock"+"'"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
if(data.magic !== undefined){
if("flowproof-trace" !== data.magic){
const err5 = {instancePath:instancePath+"/magic",schemaPath:"#/properties/magic/const",keyword:"const",params:{allowedValue: "flowproof-trace"},message:"must be equal to constant"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.format !== undefined){
let data1 = data.format;
if(Array.isArray(data1)){
if(data1.length < 2){
const err6 = {instancePath:instancePath+"/format",schemaPath:"#/properties/format/minItems",keyword:"minItems",params:{limit: 2},message:"must NOT have fewer than 2 items"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
const len0 = data1.length;
if(len0 > 0){
if(!(validate101(data1[0], {instancePath:instancePath+"/format/0",parentData:data1,parentDataProperty:0,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate101.errors : vErrors.concat(validate101.errors);
errors = vErrors.length;
}
}
if(len0 > 1){
if(!(validate101(data1[1], {instancePath:instancePath+"/format/1",parentData:data1,parentDataProperty:1,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate101.errors : vErrors.concat(validate101.errors);
errors = vErrors.length;
}
}
const len1 = data1.length;
if(!(len1 <= 2)){
const err7 = {instancePath:instancePath+"/format",schemaPath:"#/properties/format/items",keyword:"items",params:{limit: 2},message:"must NOT have more than 2 items"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
else {
const err8 = {instancePath:instancePath+"/format",schemaPath:"#/properties/format/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.kinds !== undefined){
let data4 = data.kinds;
if(data4 && typeof data4 == "object" && !Array.isArray(data4)){
for(const key0 in data4){
let data5 = data4[key0];
if(Array.isArray(data5)){
if(data5.length < 2){
const err9 = {instancePath:instancePath+"/kinds/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/kinds/additionalProperties/minItems",keyword:"minItems",params:{limit: 2},message:"must NOT have fewer than 2 items"};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
const len2 = data5.length;
if(len2 > 0){
let data6 = data5[0];
if(!(((typeof data6 == "number") && (!(data6 % 1) && !isNaN(data6))) && (isFinite(data6)))){
const err10 = {instancePath:instancePath+"/kinds/" + key0.replace(/~/g, "~0").replace(/\//g, "~1")+"/0",schemaPath:"#/properties/kinds/additionalProperties/prefixItems/0/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
if((typeof data6 == "number") && (isFinite(data6))){
if(data6 > 65535 || isNaN(data6)){
const err11 = {instancePath:instancePath+"/kinds/" + key0.replace(/~/g, "~0").replace(/\//g, "~1")+"/0",schemaPath:"#/properties/kinds/additionalProperties/prefixItems/0/maximum",keyword:"maximum",params:{comparison: "<=", limit: 65535},message:"must be <= 65535"};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
if(data6 < 0 || isNaN(data6)){
const err12 = {instancePath:instancePath+"/kinds/" + key0.replace(/~/g, "~0").replace(/\//g, "~1")+"/0",schemaPath:"#/properties/kinds/additionalProperties/prefixItems/0/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
}
if(len2 > 1){
let data7 = data5[1];
if(Array.isArray(data7)){
const len3 = data7.length;
for(let i0=0; i0<len3; i0++){
if(typeof data7[i0] !== "string"){
const err13 = {instancePath:instancePath+"/kinds/" + key0.replace(/~/g, "~0").replace(/\//g, "~1")+"/1/" + i0,schemaPath:"#/properties/kinds/additionalProperties/prefixItems/1/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
}
else {
const err14 = {instancePath:instancePath+"/kinds/" + key0.replace(/~/g, "~0").replace(/\//g, "~1")+"/1",schemaPath:"#/properties/kinds/additionalProperties/prefixItems/1/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
const len4 = data5.length;
if(!(len4 <= 2)){
const err15 = {instancePath:instancePath+"/kinds/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/kinds/additionalProperties/items",keyword:"items",params:{limit: 2},message:"must NOT have more than 2 items"};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
else {
const err16 = {instancePath:instancePath+"/kinds/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/kinds/additionalProperties/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
}
else {
const err17 = {instancePath:instancePath+"/kinds",schemaPath:"#/properties/kinds/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
if(data.recorder !== undefined){
let data9 = data.recorder;
if(data9 && typeof data9 == "object" && !Array.isArray(data9)){
if(data9.version === undefined){
const err18 = {instancePath:instancePath+"/recorder",schemaPath:"#/properties/recorder/required",keyword:"required",params:{missingProperty: "version"},message:"must have required property '"+"version"+"'"};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
if(data9.version !== undefined){
if(typeof data9.version !== "string"){
const err19 = {instancePath:instancePath+"/recorder/version",schemaPath:"#/properties/recorder/properties/version/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
if(data9.build !== undefined){
if(!(validate104(data9.build, {instancePath:instancePath+"/recorder/build",parentData:data9,parentDataProperty:"build",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate104.errors : vErrors.concat(validate104.errors);
errors = vErrors.length;
}
}
if(data9.backend !== undefined){
if(!(validate104(data9.backend, {instancePath:instancePath+"/recorder/backend",parentData:data9,parentDataProperty:"backend",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate104.errors : vErrors.concat(validate104.errors);
errors = vErrors.length;
}
}
if(data9.argv !== undefined){
let data13 = data9.argv;
if(Array.isArray(data13)){
const len5 = data13.length;
for(let i1=0; i1<len5; i1++){
if(typeof data13[i1] !== "string"){
const err20 = {instancePath:instancePath+"/recorder/argv/" + i1,schemaPath:"#/properties/recorder/properties/argv/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
}
else {
const err21 = {instancePath:instancePath+"/recorder/argv",schemaPath:"#/properties/recorder/properties/argv/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
if(data9.providers !== undefined){
let data15 = data9.providers;
if(data15 && typeof data15 == "object" && !Array.isArray(data15)){
for(const key1 in data15){
if(!(validate104(data15[key1], {instancePath:instancePath+"/recorder/providers/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data15,parentDataProperty:key1,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate104.errors : vErrors.concat(validate104.errors);
errors = vErrors.length;
}
}
}
else {
const err22 = {instancePath:instancePath+"/recorder/providers",schemaPath:"#/properties/recorder/properties/providers/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
if(data9.ring_bytes !== undefined){
let data17 = data9.ring_bytes;
if(data17 && typeof data17 == "object" && !Array.isArray(data17)){
for(const key2 in data17){
if(!(validate101(data17[key2], {instancePath:instancePath+"/recorder/ring_bytes/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data17,parentDataProperty:key2,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate101.errors : vErrors.concat(validate101.errors);
errors = vErrors.length;
}
}
}
else {
const err23 = {instancePath:instancePath+"/recorder/ring_bytes",schemaPath:"#/properties/recorder/properties/ring_bytes/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
}
else {
const err24 = {instancePath:instancePath+"/recorder",schemaPath:"#/properties/recorder/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
if(data.host !== undefined){
let data19 = data.host;
if(data19 && typeof data19 == "object" && !Array.isArray(data19)){
if(data19.name !== undefined){
if(!(validate104(data19.name, {instancePath:instancePath+"/host/name",parentData:data19,parentDataProperty:"name",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate104.errors : vErrors.concat(validate104.errors);
errors = vErrors.length;
}
}
if(data19.os !== undefined){
let data21 = data19.os;
if(!(((data21 === "linux") || (data21 === "windows")) || (data21 === null))){
const err25 = {instancePath:instancePath+"/host/os",schemaPath:"#/properties/host/properties/os/enum",keyword:"enum",params:{allowedValues: schema33.properties.host.properties.os.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
}
if(data19.kernel !== undefined){
if(!(validate104(data19.kernel, {instancePath:instancePath+"/host/kernel",parentData:data19,parentDataProperty:"kernel",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate104.errors : vErrors.concat(validate104.errors);
errors = vErrors.length;
}
}
if(data19.build !== undefined){
let data23 = data19.build;
if(((typeof data23 !== "string") && (!(((typeof data23 == "number") && (!(data23 % 1) && !isNaN(data23))) && (isFinite(data23))))) && (data23 !== null)){
const err26 = {instancePath:instancePath+"/host/build",schemaPath:"#/properties/host/properties/build/type",keyword:"type",params:{type: schema33.properties.host.properties.build.type},message:"must be string,integer,null"};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
}
if(data19.pointer_bytes !== undefined){
let data24 = data19.pointer_bytes;
if(!(((data24 === 4) || (data24 === 8)) || (data24 === null))){
const err27 = {instancePath:instancePath+"/host/pointer_bytes",schemaPath:"#/properties/host/properties/pointer_bytes/enum",keyword:"enum",params:{allowedValues: schema33.properties.host.properties.pointer_bytes.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
}
if(data19.boot_unix_ns !== undefined){
let data25 = data19.boot_unix_ns;
const _errs44 = errors;
let valid12 = false;
const _errs45 = errors;
if(!(validate111(data25, {instancePath:instancePath+"/host/boot_unix_ns",parentData:data19,parentDataProperty:"boot_unix_ns",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate111.errors : vErrors.concat(validate111.errors);
errors = vErrors.length;
}
var _valid0 = _errs45 === errors;
valid12 = valid12 || _valid0;
const _errs46 = errors;
if(data25 !== null){
const err28 = {instancePath:instancePath+"/host/boot_unix_ns",schemaPath:"#/properties/host/properties/boot_unix_ns/anyOf/1/type",keyword:"type",params:{type: "null"},message:"must be null"};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
var _valid0 = _errs46 === errors;
valid12 = valid12 || _valid0;
if(!valid12){
const err29 = {instancePath:instancePath+"/host/boot_unix_ns",schemaPath:"#/properties/host/properties/boot_unix_ns/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf"};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
else {
errors = _errs44;
if(vErrors !== null){
if(_errs44){
vErrors.length = _errs44;
}
else {
vErrors = null;
}
}
}
}
if(data19.arch !== undefined){
if(!(validate104(data19.arch, {instancePath:instancePath+"/host/arch",parentData:data19,parentDataProperty:"arch",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate104.errors : vErrors.concat(validate104.errors);
errors = vErrors.length;
}
}
if(data19.boot_id !== undefined){
if(!(validate104(data19.boot_id, {instancePath:instancePath+"/host/boot_id",parentData:data19,parentDataProperty:"boot_id",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate104.errors : vErrors.concat(validate104.errors);
errors = vErrors.length;
}
}
if(data19.lockdown !== undefined){
if(!(validate104(data19.lockdown, {instancePath:instancePath+"/host/lockdown",parentData:data19,parentDataProperty:"lockdown",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate104.errors : vErrors.concat(validate104.errors);
errors = vErrors.length;
}
}
if(data19.cpus_possible !== undefined){
if(!(validate116(data19.cpus_possible, {instancePath:instancePath+"/host/cpus_possible",parentData:data19,parentDataProperty:"cpus_possible",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate116.errors : vErrors.concat(validate116.errors);
errors = vErrors.length;
}
}
if(data19.page_size !== undefined){
if(!(validate116(data19.page_size, {instancePath:instancePath+"/host/page_size",parentData:data19,parentDataProperty:"page_size",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate116.errors : vErrors.concat(validate116.errors);
errors = vErrors.length;
}
}
if(data19.ephemeral_range !== undefined){
let data31 = data19.ephemeral_range;
const _errs54 = errors;
let valid13 = false;
const _errs55 = errors;
if(data31 !== null){
const err30 = {instancePath:instancePath+"/host/ephemeral_range",schemaPath:"#/properties/host/properties/ephemeral_range/anyOf/0/type",keyword:"type",params:{type: "null"},message:"must be null"};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
var _valid1 = _errs55 === errors;
valid13 = valid13 || _valid1;
const _errs57 = errors;
if(Array.isArray(data31)){
if(data31.length < 2){
const err31 = {instancePath:instancePath+"/host/ephemeral_range",schemaPath:"#/properties/host/properties/ephemeral_range/anyOf/1/minItems",keyword:"minItems",params:{limit: 2},message:"must NOT have fewer than 2 items"};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
const len6 = data31.length;
if(len6 > 0){
if(!(validate120(data31[0], {instancePath:instancePath+"/host/ephemeral_range/0",parentData:data31,parentDataProperty:0,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate120.errors : vErrors.concat(validate120.errors);
errors = vErrors.length;
}
}
if(len6 > 1){
if(!(validate120(data31[1], {instancePath:instancePath+"/host/ephemeral_range/1",parentData:data31,parentDataProperty:1,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate120.errors : vErrors.concat(validate120.errors);
errors = vErrors.length;
}
}
const len7 = data31.length;
if(!(len7 <= 2)){
const err32 = {instancePath:instancePath+"/host/ephemeral_range",schemaPath:"#/properties/host/properties/ephemeral_range/anyOf/1/items",keyword:"items",params:{limit: 2},message:"must NOT have more than 2 items"};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
}
else {
const err33 = {instancePath:instancePath+"/host/ephemeral_range",schemaPath:"#/properties/host/properties/ephemeral_range/anyOf/1/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
var _valid1 = _errs57 === errors;
valid13 = valid13 || _valid1;
if(!valid13){
const err34 = {instancePath:instancePath+"/host/ephemeral_range",schemaPath:"#/properties/host/properties/ephemeral_range/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf"};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
else {
errors = _errs54;
if(vErrors !== null){
if(_errs54){
vErrors.length = _errs54;
}
else {
vErrors = null;
}
}
}
}
if(data19.ephemeral_ranges !== undefined){
let data34 = data19.ephemeral_ranges;
const _errs62 = errors;
let valid15 = false;
const _errs63 = errors;
if(data34 !== null){
const err35 = {instancePath:instancePath+"/host/ephemeral_ranges",schemaPath:"#/properties/host/properties/ephemeral_ranges/anyOf/0/type",keyword:"type",params:{type: "null"},message:"must be null"};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
var _valid2 = _errs63 === errors;
valid15 = valid15 || _valid2;
const _errs65 = errors;
if(!(validate123(data34, {instancePath:instancePath+"/host/ephemeral_ranges",parentData:data19,parentDataProperty:"ephemeral_ranges",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate123.errors : vErrors.concat(validate123.errors);
errors = vErrors.length;
}
var _valid2 = _errs65 === errors;
valid15 = valid15 || _valid2;
if(!valid15){
const err36 = {instancePath:instancePath+"/host/ephemeral_ranges",schemaPath:"#/properties/host/properties/ephemeral_ranges/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf"};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
else {
errors = _errs62;
if(vErrors !== null){
if(_errs62){
vErrors.length = _errs62;
}
else {
vErrors = null;
}
}
}
}
}
else {
const err37 = {instancePath:instancePath+"/host",schemaPath:"#/properties/host/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
}
if(data.clock !== undefined){
let data35 = data.clock;
if(data35 && typeof data35 == "object" && !Array.isArray(data35)){
if(data35.t0_mono_ns === undefined){
const err38 = {instancePath:instancePath+"/clock",schemaPath:"#/properties/clock/required",keyword:"required",params:{missingProperty: "t0_mono_ns"},message:"must have required property '"+"t0_mono_ns"+"'"};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
if(data35.source !== undefined){
if("monotonic" !== data35.source){
const err39 = {instancePath:instancePath+"/clock/source",schemaPath:"#/properties/clock/properties/source/const",keyword:"const",params:{allowedValue: "monotonic"},message:"must be equal to constant"};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
}
if(data35.t0_mono_ns !== undefined){
if(!(validate111(data35.t0_mono_ns, {instancePath:instancePath+"/clock/t0_mono_ns",parentData:data35,parentDataProperty:"t0_mono_ns",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate111.errors : vErrors.concat(validate111.errors);
errors = vErrors.length;
}
}
if(data35.t0_real_ns !== undefined){
let data38 = data35.t0_real_ns;
const _errs71 = errors;
let valid17 = false;
const _errs72 = errors;
if(!(validate111(data38, {instancePath:instancePath+"/clock/t0_real_ns",parentData:data35,parentDataProperty:"t0_real_ns",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate111.errors : vErrors.concat(validate111.errors);
errors = vErrors.length;
}
var _valid3 = _errs72 === errors;
valid17 = valid17 || _valid3;
const _errs73 = errors;
if(data38 !== null){
const err40 = {instancePath:instancePath+"/clock/t0_real_ns",schemaPath:"#/properties/clock/properties/t0_real_ns/anyOf/1/type",keyword:"type",params:{type: "null"},message:"must be null"};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
var _valid3 = _errs73 === errors;
valid17 = valid17 || _valid3;
if(!valid17){
const err41 = {instancePath:instancePath+"/clock/t0_real_ns",schemaPath:"#/properties/clock/properties/t0_real_ns/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf"};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
else {
errors = _errs71;
if(vErrors !== null){
if(_errs71){
vErrors.length = _errs71;
}
else {
vErrors = null;
}
}
}
}
}
else {
const err42 = {instancePath:instancePath+"/clock",schemaPath:"#/properties/clock/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
}
}
if(data.scope !== undefined){
let data39 = data.scope;
if(!(data39 && typeof data39 == "object" && !Array.isArray(data39))){
const err43 = {instancePath:instancePath+"/scope",schemaPath:"#/properties/scope/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
}
}
if(data.http !== undefined){
let data40 = data.http;
if(!(data40 && typeof data40 == "object" && !Array.isArray(data40))){
const err44 = {instancePath:instancePath+"/http",schemaPath:"#/properties/http/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err44];
}
else {
vErrors.push(err44);
}
errors++;
}
}
if(data.etw !== undefined){
let data41 = data.etw;
if(data41 && typeof data41 == "object" && !Array.isArray(data41)){
if(data41.session !== undefined){
if(!(validate104(data41.session, {instancePath:instancePath+"/etw/session",parentData:data41,parentDataProperty:"session",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate104.errors : vErrors.concat(validate104.errors);
errors = vErrors.length;
}
}
if(data41.buffer_kib !== undefined){
if(!(validate116(data41.buffer_kib, {instancePath:instancePath+"/etw/buffer_kib",parentData:data41,parentDataProperty:"buffer_kib",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate116.errors : vErrors.concat(validate116.errors);
errors = vErrors.length;
}
}
if(data41.buffers_min !== undefined){
if(!(validate116(data41.buffers_min, {instancePath:instancePath+"/etw/buffers_min",parentData:data41,parentDataProperty:"buffers_min",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate116.errors : vErrors.concat(validate116.errors);
errors = vErrors.length;
}
}
if(data41.buffers_max !== undefined){
if(!(validate116(data41.buffers_max, {instancePath:instancePath+"/etw/buffers_max",parentData:data41,parentDataProperty:"buffers_max",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate116.errors : vErrors.concat(validate116.errors);
errors = vErrors.length;
}
}
if(data41.level !== undefined){
let data46 = data41.level;
const _errs86 = errors;
let valid19 = false;
const _errs87 = errors;
if(!(((typeof data46 == "number") && (!(data46 % 1) && !isNaN(data46))) && (isFinite(data46)))){
const err45 = {instancePath:instancePath+"/etw/level",schemaPath:"#/properties/etw/properties/level/anyOf/0/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err45];
}
else {
vErrors.push(err45);
}
errors++;
}
if((typeof data46 == "number") && (isFinite(data46))){
if(data46 > 255 || isNaN(data46)){
const err46 = {instancePath:instancePath+"/etw/level",schemaPath:"#/properties/etw/properties/level/anyOf/0/maximum",keyword:"maximum",params:{comparison: "<=", limit: 255},message:"must be <= 255"};
if(vErrors === null){
vErrors = [err46];
}
else {
vErrors.push(err46);
}
errors++;
}
if(data46 < 0 || isNaN(data46)){
const err47 = {instancePath:instancePath+"/etw/level",schemaPath:"#/properties/etw/properties/level/anyOf/0/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err47];
}
else {
vErrors.push(err47);
}
errors++;
}
}
var _valid4 = _errs87 === errors;
valid19 = valid19 || _valid4;
const _errs89 = errors;
if(data46 !== null){
const err48 = {instancePath:instancePath+"/etw/level",schemaPath:"#/properties/etw/properties/level/anyOf/1/type",keyword:"type",params:{type: "null"},message:"must be null"};
if(vErrors === null){
vErrors = [err48];
}
else {
vErrors.push(err48);
}
errors++;
}
var _valid4 = _errs89 === errors;
valid19 = valid19 || _valid4;
if(!valid19){
const err49 = {instancePath:instancePath+"/etw/level",schemaPath:"#/properties/etw/properties/level/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf"};
if(vErrors === null){
vErrors = [err49];
}
else {
vErrors.push(err49);
}
errors++;
}
else {
errors = _errs86;
if(vErrors !== null){
if(_errs86){
vErrors.length = _errs86;
}
else {
vErrors = null;
}
}
}
}
if(data41.keywords_any !== undefined){
let data47 = data41.keywords_any;
const _errs92 = errors;
let valid20 = false;
const _errs93 = errors;
if(!(validate111(data47, {instancePath:instancePath+"/etw/keywords_any",parentData:data41,parentDataProperty:"keywords_any",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate111.errors : vErrors.concat(validate111.errors);
errors = vErrors.length;
}
var _valid5 = _errs93 === errors;
valid20 = valid20 || _valid5;
const _errs94 = errors;
if(data47 !== null){
const err50 = {instancePath:instancePath+"/etw/keywords_any",schemaPath:"#/properties/etw/properties/keywords_any/anyOf/1/type",keyword:"type",params:{type: "null"},message:"must be null"};
if(vErrors === null){
vErrors = [err50];
}
else {
vErrors.push(err50);
}
errors++;
}
var _valid5 = _errs94 === errors;
valid20 = valid20 || _valid5;
if(!valid20){
const err51 = {instancePath:instancePath+"/etw/keywords_any",schemaPath:"#/properties/etw/properties/keywords_any/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf"};
if(vErrors === null){
vErrors = [err51];
}
else {
vErrors.push(err51);
}
errors++;
}
else {
errors = _errs92;
if(vErrors !== null){
if(_errs92){
vErrors.length = _errs92;
}
else {
vErrors = null;
}
}
}
}
if(data41.filters !== undefined){
let data48 = data41.filters;
if((!(Array.isArray(data48))) && (data48 !== null)){
const err52 = {instancePath:instancePath+"/etw/filters",schemaPath:"#/properties/etw/properties/filters/type",keyword:"type",params:{type: schema33.properties.etw.properties.filters.type},message:"must be array,null"};
if(vErrors === null){
vErrors = [err52];
}
else {
vErrors.push(err52);
}
errors++;
}
}
}
else {
const err53 = {instancePath:instancePath+"/etw",schemaPath:"#/properties/etw/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err53];
}
else {
vErrors.push(err53);
}
errors++;
}
}
if(data.iis !== undefined){
let data49 = data.iis;
const _errs99 = errors;
let valid21 = false;
const _errs100 = errors;
if(!(validate139(data49, {instancePath:instancePath+"/iis",parentData:data,parentDataProperty:"iis",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate139.errors : vErrors.concat(validate139.errors);
errors = vErrors.length;
}
var _valid6 = _errs100 === errors;
valid21 = valid21 || _valid6;
const _errs101 = errors;
if(data49 !== null){
const err54 = {instancePath:instancePath+"/iis",schemaPath:"#/properties/iis/anyOf/1/type",keyword:"type",params:{type: "null"},message:"must be null"};
if(vErrors === null){
vErrors = [err54];
}
else {
vErrors.push(err54);
}
errors++;
}
var _valid6 = _errs101 === errors;
valid21 = valid21 || _valid6;
if(!valid21){
const err55 = {instancePath:instancePath+"/iis",schemaPath:"#/properties/iis/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf"};
if(vErrors === null){
vErrors = [err55];
}
else {
vErrors.push(err55);
}
errors++;
}
else {
errors = _errs99;
if(vErrors !== null){
if(_errs99){
vErrors.length = _errs99;
}
else {
vErrors = null;
}
}
}
}
}
else {
const err56 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err56];
}
else {
vErrors.push(err56);
}
errors++;
}
validate100.errors = vErrors;
return errors === 0;
}
validate100.evaluated = {"props":{"magic":true,"format":true,"kinds":true,"recorder":true,"host":true,"clock":true,"scope":true,"http":true,"etw":true,"iis":true},"dynamicProps":false,"dynamicItems":false};
