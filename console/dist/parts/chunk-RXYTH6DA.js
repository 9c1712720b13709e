var l=/\[([^\[\]\n]+)\]\(((?:https:\/\/|tel:\+?[0-9]|sms:\+?[0-9])[^()\s]*)\)/gu,u=/\[([^\[\]\n]+)\]/gu,c=/\{([a-z_]+)\}/gu,a=new RegExp("\\*\\*(?=\\S)([^*\\n]+?)(?<=\\S)\\*\\*","gu"),m=["worker","project","next_opening","clinic_name","clinic_phone","clinic_hours","part"],f=8e3;function _(n){let t=n.replace(l,i=>" ".repeat(i.length)),e=[...t.matchAll(u)].map(i=>s(i)),r=[...t.matchAll(c)].filter(i=>m.includes(i[1])).map(i=>s(i));return[...e,...r].sort((i,p)=>i.start-p.start)}function s(n){let t=n.index??0;return{words:n[0],start:t,end:t+n[0].length}}function h(n,t){return n.replace(c,(e,r)=>t[r]||e)}function x(n){return n.split(/^\{part\}[ ]*$/mu).map(t=>t.trim())}function g(n,t={}){return h(n.trim().split(/\n\s*\n/).map(L).join(`

`),t)}function j(n){return x(n).map(t=>g(t)).join(`

———

`)}function L(n){return n.startsWith("- ")?n.split(/(?:^|\n)- /).slice(1).map(e=>`• ${o(e.split(/\s+/).join(" ").trim())}`).join(`
`):o(n.split(`
`).map(e=>e.trim()).join(" "))}function o(n){return n.replace(a,"$1").replace(l,(t,e,r)=>O(e,r))}function O(n,t){return!t.startsWith("https://")||n===t||n===t.slice(8)?n:`${n} (${t})`}function d(n,t){return t.split(new RegExp("\\n+|(?<=[.!?])\\s+")).some(e=>e.length>11&&n.includes(e))||t.length<12&&n.includes(t)}function A(n){return new TextEncoder().encode(JSON.stringify(n)).length>f}export{_ as a,h as b,x as c,g as d,j as e,d as f,A as g};
