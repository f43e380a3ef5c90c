package vigia.scanner;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import vigia.machine.ScanRequest;
import vigia.machine.ScanStatus;

/// A network of the test's own, with nobody else on it: two network namespaces joined by a veth
/// pair. Each has a loopback interface of its own.
final class Namespace implements AutoCloseable {
  /// RFC 5737 and RFC 3849 set these aside for examples: they lead nowhere if they ever leaked.
  static final String NEAR = "192.0.2.1";

  static final String FAR = "192.0.2.2";
  static final String NEAR_SIX = "2001:db8::1";
  static final String FAR_SIX = "2001:db8::2";

  private static final AtomicInteger NEXT = new AtomicInteger();

  private final String name =
      "vigia-" + ProcessHandle.current().pid() + "-" + NEXT.incrementAndGet();
  private final List<Process> listeners = new ArrayList<>();

  Namespace() {
    try {
      Children.run("ip", "netns", "add", near());
      Children.run("ip", "netns", "add", far());
      Children.run(
          "ip", "-n", near(), "link", "add", "v0", "type", "veth", "peer", "name", "v0", "netns",
          far());
      side(near(), NEAR + "/24", NEAR_SIX + "/64");
      side(far(), FAR + "/24", FAR_SIX + "/64");
    } catch (AssertionError failed) {
      close();
      throw failed;
    }
  }

  private static void side(String namespace, String four, String six) {
    Children.run("ip", "-n", namespace, "address", "add", four, "dev", "v0");
    Children.run("ip", "-n", namespace, "address", "add", six, "dev", "v0", "nodad");
    Children.run("ip", "-n", namespace, "link", "set", "lo", "up");
    Children.run("ip", "-n", namespace, "link", "set", "v0", "up");
  }

  private String near() {
    return name + "-near";
  }

  private String far() {
    return name + "-far";
  }

  private static List<String> in(String namespace, String... command) {
    var all = new ArrayList<>(List.of("ip", "netns", "exec", namespace));
    all.addAll(List.of(command));
    return all;
  }

  String runNear(String... command) {
    return Children.run(in(near(), command));
  }

  String runFar(String... command) {
    return Children.run(in(far(), command));
  }

  /// From the near side.
  ///
  /// @param natively whether it makes system calls
  ScanStatus scan(boolean natively, ScanRequest request) {
    return scan(natively, List.of(), request, "1").getFirst();
  }

  /// @param under what to run the scanning JVM under
  /// @param more as for [Children#scan]
  List<ScanStatus> scan(boolean natively, List<String> under, ScanRequest request, String... more) {
    var prefix = in(near());
    prefix.addAll(under);
    return Children.scan(natively, prefix, request, more);
  }

  void listenNear(String... addressesAndPorts) {
    listen(near(), addressesAndPorts);
  }

  void listenFar(String... addressesAndPorts) {
    listen(far(), addressesAndPorts);
  }

  /// @param addressesAndPorts as [UdpListenMain] takes them
  void answerFar(String... addressesAndPorts) {
    listen(far(), UdpListenMain.class, addressesAndPorts);
  }

  private void listen(String namespace, String... addressesAndPorts) {
    listen(namespace, ListenMain.class, addressesAndPorts);
  }

  private void listen(String namespace, Class<?> main, String... addressesAndPorts) {
    var command = in(namespace);
    command.addAll(Children.java(main));
    command.addAll(List.of(addressesAndPorts));
    start(command, "listening");
  }

  /// Runs until this is closed.
  ///
  /// @param ready the line that says it has begun
  void startFar(String ready, String... command) {
    start(in(far(), command), ready);
  }

  private void start(List<String> command, String ready) {
    try {
      Process child =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
      listeners.add(child);
      var out =
          new BufferedReader(
              new InputStreamReader(child.getInputStream(), StandardCharsets.US_ASCII));
      if (!ready.equals(out.readLine())) {
        throw new AssertionError("did not begin: " + command);
      }
    } catch (IOException failed) {
      throw new AssertionError("did not begin: " + command, failed);
    }
  }

  @Override
  public void close() {
    for (Process listener : listeners) {
      end(listener);
    }
    for (String each : List.of(near(), far())) {
      if (Children.run("ip", "netns", "list").contains(each)) {
        Children.run("ip", "netns", "delete", each);
      }
    }
  }

  private static void end(Process listener) {
    try {
      listener.getOutputStream().close();
      if (!listener.waitFor(10, TimeUnit.SECONDS)) {
        listener.destroyForcibly();
      }
    } catch (IOException | InterruptedException failed) {
      listener.destroyForcibly();
      throw new AssertionError("ending a listener", failed);
    }
  }
}
