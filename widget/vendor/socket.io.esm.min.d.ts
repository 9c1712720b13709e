export { Manager, Socket, io } from 'socket.io-client';
