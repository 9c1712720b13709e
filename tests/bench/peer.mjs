// @ts-check
/**
 * The peer: socket.io for Node, as its documentation has it, doing the same for the same messages. Three to a room; a message is held in a list,
 * goes to the two others, and is acknowledged.
 */
import { createServer } from "node:http";
import { Server } from "socket.io";

const port = Number(process.argv[2]);
const http = createServer();
const io = new Server(http, { transports: ["websocket"], pingInterval: 25000, perMessageDeflate: false });
/** @type {Map<string, object[]>} */
const logs = new Map();

io.on("connection", (socket) => {
  const room = String(socket.handshake.auth.room);
  socket.join(room);
  if (!logs.has(room)) logs.set(room, []);
  socket.on("send", (body, answer) => {
    const log = /** @type {object[]} */ (logs.get(room));
    const entry = { ...body, type: "message", slot: 0, seq: log.length + 1 };
    log.push(entry);
    socket.to(room).emit("entry", { conversation: room, channel: "room", entry });
    answer({ seq: entry.seq, ok: true });
  });
});

http.listen(port, "127.0.0.1", 4096, () => console.log("READY"));
