"""The doors: sockets, pages, headers. The only folder that knows Socket.IO."""
