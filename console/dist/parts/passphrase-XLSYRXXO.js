import{a,b,c,d}from"./chunk-JKNYBKGF.js";export{b as derive,c as fromBase64Url,a as tidy,d as toBase64Url};
