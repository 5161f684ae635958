package live.maguey.simulation;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

/// Lets the process die between any two steps: every call of a port counts, before and after it.
final class Crashes {
  /// The process is gone; nothing catches it but the one that started the process.
  static final class Died extends Error {
    private static final long serialVersionUID = 1;

    Died(String where) {
      super(where, null, false, false);
    }
  }

  private final Steps steps;
  private int left = -1;
  private int deaths;

  Crashes(Steps steps) {
    this.steps = steps;
  }

  /// The process dies at the nth step from now.
  void after(int steps) {
    left = steps;
  }

  void never() {
    left = -1;
  }

  int deaths() {
    return deaths;
  }

  /// The port, of a process that may die.
  <T> T watch(Class<T> port, T real) {
    Object watched =
        Proxy.newProxyInstance(
            port.getClassLoader(),
            new Class<?>[] {port},
            (_, method, arguments) -> {
              String where = port.getSimpleName() + "." + method.getName();
              step("before " + where);
              try {
                Object result = method.invoke(real, arguments);
                steps.add(where, arguments, result);
                step("after " + where);
                return result;
              } catch (InvocationTargetException thrown) {
                steps.add(where, arguments, thrown.getCause());
                throw thrown.getCause();
              }
            });
    return port.cast(watched);
  }

  private void step(String where) {
    if (left > 0 && --left == 0) {
      left = -1;
      deaths++;
      throw new Died(where);
    }
  }
}
