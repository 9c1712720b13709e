import{a,b}from"./chunk-HTLSJDKL.js";import"./chunk-CW6PVZXL.js";import"./chunk-BJWAIV2X.js";import"./chunk-5I7TZY4D.js";export{b as openCopy,a as sealCopies};
