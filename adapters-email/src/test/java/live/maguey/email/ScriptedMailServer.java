package live.maguey.email;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/// A mail server that answers as it is told, and counts the mails it was given whole.
final class ScriptedMailServer implements AutoCloseable {
  /// Breaks the connection instead of a reply.
  static final String GONE = "";

  private static final Map<String, String> USUAL =
      Map.of(
          "EHLO", "250 here", "MAIL", "250 ok", "RCPT", "250 ok", "DATA", "354 go", ".", "250 ok");

  private final ServerSocket socket;
  private final Map<String, String> replies;
  private final AtomicInteger taken = new AtomicInteger();
  private final List<String> heard = new CopyOnWriteArrayList<>();

  /// @param replies by the command that they answer; `.` is the end of the mail
  ScriptedMailServer(Map<String, String> replies) {
    this.replies = replies;
    try {
      socket = new ServerSocket(0, 9, InetAddress.getLoopbackAddress());
    } catch (IOException none) {
      throw new UncheckedIOException(none);
    }
    Thread.ofVirtual().start(this::serve);
  }

  int port() {
    return socket.getLocalPort();
  }

  /// How many mails have arrived whole, whatever was answered.
  int taken() {
    return taken.get();
  }

  /// Every line that came, of commands and of mails.
  List<String> heard() {
    return List.copyOf(heard);
  }

  private void serve() {
    while (!socket.isClosed()) {
      try (Socket caller = socket.accept()) {
        talk(caller);
      } catch (IOException gone) {
        // The next caller, if any.
      }
    }
  }

  private void talk(Socket caller) throws IOException {
    BufferedReader in =
        new BufferedReader(new InputStreamReader(caller.getInputStream(), StandardCharsets.UTF_8));
    say(caller, "220 here");
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      heard.add(line);
      String reply = reply(line.split(" ")[0].toUpperCase(Locale.ROOT));
      if (reply.equals(GONE)) {
        return;
      }
      say(caller, reply);
      if (reply.startsWith("354")) {
        while (!".".equals(line)) {
          line = in.readLine();
          heard.add(String.valueOf(line));
        }
        taken.incrementAndGet();
        String end = reply(".");
        if (end.equals(GONE)) {
          return;
        }
        say(caller, end);
      }
    }
  }

  private String reply(String command) {
    return replies.getOrDefault(command, USUAL.getOrDefault(command, "250 ok"));
  }

  private static void say(Socket caller, String line) throws IOException {
    caller.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
    caller.getOutputStream().flush();
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }
}
