package live.maguey.http.web;

import io.helidon.http.HttpMediaType;
import io.helidon.http.NotFoundException;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import live.maguey.http.answers.Reply;
import live.maguey.http.routing.Cache;
import live.maguey.shared.Sha256;
import org.jspecify.annotations.Nullable;

/// The files of the pages: styles, modules, fonts, icons. Read once from the class path, compressed
/// once, kept in memory.
///
/// All of them live under one hash of everything, `/assets/<hash>/<path>`, so that relative imports
/// between modules and styles keep their version, and browsers may keep each file for a year.
/// Another hash (a page of the version before, during a rollout) gets today's file, marked as not
/// to be kept.
public final class WebAssets {
  private static final String ROOT = "/assets";

  /// Of the route that [#send] handles.
  public static final String PATH = ROOT + "/{version}/{+path}";

  private static final String ANCHOR = "/web/styles/tokens.css";

  /// The styles of a page of the shop, in the order of their cascade, as one file of their own: a
  /// browser has six connections, and the poster waits for none of them.
  private static final List<String> PAGE = List.of("tokens", "daylight", "inks", "base", "shop");

  private static final Map<String, String> TYPES =
      Map.ofEntries(
          Map.entry("css", "text/css; charset=utf-8"),
          Map.entry("js", "text/javascript; charset=utf-8"),
          Map.entry("svg", "image/svg+xml"),
          Map.entry("png", "image/png"),
          Map.entry("wasm", "application/wasm"),
          Map.entry("woff2", "font/woff2"),
          Map.entry("webmanifest", "application/manifest+json"),
          Map.entry("LICENSE", "text/plain; charset=utf-8"));

  private final Map<String, Asset> assets;
  private final String version;

  private WebAssets(Map<String, Asset> assets, String version) {
    this.assets = assets;
    this.version = version;
  }

  /// Reads all files, the first time; fails when one has no known media type.
  public static WebAssets load() {
    return Read.ONCE;
  }

  /// To compress them takes longer than to start the server that sends them.
  private static final class Read {
    static final WebAssets ONCE = read();
  }

  private static WebAssets read() {
    Map<String, Asset> assets = new TreeMap<>();
    MessageDigest digest = Sha256.digest();
    try {
      URL anchor = Objects.requireNonNull(WebAssets.class.getResource(ANCHOR), ANCHOR);
      URI uri = anchor.toURI();
      if ("jar".equals(uri.getScheme())) {
        String jar = uri.getRawSchemeSpecificPart();
        Path file = Path.of(URI.create(jar.substring(0, jar.indexOf('!'))));
        try (FileSystem files = FileSystems.newFileSystem(file)) {
          readAll(files.getPath("/web"), assets);
        }
      } else {
        readAll(Path.of(uri).resolve("../..").normalize(), assets);
      }
    } catch (IOException | URISyntaxException unreadable) {
      throw new IllegalStateException("the pages' files cannot be read", unreadable);
    }
    assets.put("styles/page.css", page(assets));
    assets.forEach((path, asset) -> {
      digest.update(path.getBytes(StandardCharsets.UTF_8));
      digest.update(asset.plain());
    });
    return new WebAssets(
        Map.copyOf(assets), HexFormat.of().formatHex(digest.digest()).substring(0, 12));
  }

  /// The address of a file for use in a page.
  ///
  /// @param path below `web/`, such as `styles/shop.css`
  public String url(String path) {
    if (!assets.containsKey(path)) {
      throw new IllegalArgumentException("no such file among the pages' assets: " + path);
    }
    return ROOT + "/" + version + "/" + path;
  }

  /// Sends a file at another address than its own.
  ///
  /// @param path below `web/`
  public void file(String path, ServerRequest request, ServerResponse response) {
    Objects.requireNonNull(assets.get(path), path).send(request, response);
  }

  /// @throws NotFoundException where there is no such file
  public void send(ServerRequest request, ServerResponse response) {
    var path = request.path().pathParameters();
    Asset asset = assets.get(path.get("path"));
    if (asset == null) {
      throw new NotFoundException("no such file");
    }
    if (!version.equals(path.get("version"))) {
      Cache.ASK.on(response);
    }
    asset.send(request, response);
  }

  private static void readAll(Path root, Map<String, Asset> into) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
        String path = root.relativize(file).toString().replace('\\', '/');
        String extension =
            path.substring(Math.max(path.lastIndexOf('.'), path.lastIndexOf('/')) + 1);
        String type = TYPES.get(extension);
        if (type == null) {
          throw new IllegalStateException("no media type is known for " + path);
        }
        into.put(path, Asset.of(type, Files.readAllBytes(file)));
      }
    }
  }

  private static Asset page(Map<String, Asset> assets) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (String name : PAGE) {
      all.writeBytes(Objects.requireNonNull(assets.get("styles/" + name + ".css"), name).plain());
    }
    return Asset.of(Objects.requireNonNull(TYPES.get("css")), all.toByteArray());
  }

  /// Bytes ready to be sent.
  ///
  /// @param compressed null where gzip would not make them smaller (fonts, pictures)
  record Asset(String type, byte[] plain, byte @Nullable [] compressed) {

    static Asset of(String type, byte[] plain) {
      boolean packed = type.startsWith("font/") || type.equals("image/png");
      return new Asset(type, plain, packed ? null : Reply.gzip(plain));
    }

    void send(ServerRequest request, ServerResponse response) {
      response.headers().contentType(HttpMediaType.create(type));
      byte[] small = compressed;
      if (small == null) {
        Reply.whole(request, response, plain);
      } else {
        Reply.send(request, response, plain, () -> small);
      }
    }
  }
}
