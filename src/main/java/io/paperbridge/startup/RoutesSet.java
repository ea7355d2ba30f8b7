package io.paperbridge.startup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * The routes, kamelets and mappings in use: the copy in the jar, and over it, file by file, a folder.
 *
 * <p>Nothing is copied to be run: each file is read from where it stands, so that a failure names the file a person can edit.
 */
public final class RoutesSet {

    private static final String VERSION = "VERSION";
    private static final String IN_JAR = "classpath:routes/";

    private final SortedMap<String, Resource> files;
    private final @Nullable Path folder;

    private RoutesSet(SortedMap<String, Resource> files, @Nullable Path folder) {
        this.files = files;
        this.folder = folder;
    }

    /** The copy in the jar alone. */
    public static RoutesSet inJar() {
        SortedMap<String, Resource> files = new TreeMap<>();
        try {
            for (Resource file : new PathMatchingResourcePatternResolver().getResources(IN_JAR + "**/*")) {
                String url = file.getURL().toString();
                String name = url.substring(url.lastIndexOf("/routes/") + "/routes/".length());
                if (!name.isEmpty() && !name.endsWith("/") && file.isReadable()) {
                    files.put(name, file);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new RoutesSet(files, null);
    }

    /**
     * This set with a folder's files over it; a folder may hold only some of the files, and further ones.
     *
     * @throws StartRefused when the folder's {@code VERSION} is of another major than this set's
     */
    public RoutesSet with(Path folder) {
        SortedMap<String, Resource> merged = new TreeMap<>(files);
        try (Stream<Path> paths = Files.walk(folder)) {
            paths.filter(Files::isRegularFile)
                    .forEach(path -> merged.put(
                            folder.relativize(path).toString().replace('\\', '/'), new FileSystemResource(path)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        RoutesSet set = new RoutesSet(merged, folder);
        if (!major(set).equals(major(this))) {
            throw new StartRefused(
                    "The routes in " + folder + " are of version " + major(set)
                            + ", but this Paperbridge needs version " + major(this)
                            + "; move the folder away, write the present ones with `routes export` and carry your changes over.");
        }
        return set;
    }

    /** The route files as addresses, in the order of their names. */
    public List<String> routes() {
        return List.copyOf(addresses("", ".camel.yaml").values());
    }

    /** The addresses of the route files of these names, without number. */
    List<String> routes(Set<String> names) {
        return addresses("", ".camel.yaml").entrySet().stream()
                .filter(route -> names.contains(route.getKey().replaceFirst("^\\d+-", "")))
                .map(Map.Entry::getValue)
                .toList();
    }

    /** The folders where kamelets are looked for, the first one first. */
    public List<String> kameletFolders() {
        String jar = IN_JAR + "kamelets";
        return folder == null || !Files.isDirectory(folder.resolve("kamelets"))
                ? List.of(jar)
                : List.of("file:" + folder.resolve("kamelets").toAbsolutePath().normalize(), jar);
    }

    /** The mappings as addresses, by name without ending, for example {@code bill}. */
    public Map<String, String> mappings() {
        return addresses("mappings/", ".jq");
    }

    /** The first twelve hex digits of the SHA-256 over the names and contents of all files: changes whenever one of them does. */
    public String hash() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Map.Entry<String, Resource> file : files.entrySet()) {
                digest.update(file.getKey().getBytes(StandardCharsets.UTF_8));
                digest.update((byte) 0);
                digest.update(file.getValue().getContentAsByteArray());
                digest.update((byte) 0);
            }
            return HexFormat.of().formatHex(digest.digest()).substring(0, 12);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Writes every file of this set into a folder.
     *
     * @param overwrite whether files that are there and differ are replaced
     * @return how many files were written
     * @throws StartRefused when a file is there, differs, and must not be replaced; then nothing was written
     */
    public int writeTo(Path target, boolean overwrite) {
        try {
            for (String name : files.keySet()) {
                if (!overwrite && Files.exists(target.resolve(name)) && !isSame(name, target)) {
                    throw new StartRefused(target.resolve(name)
                            + " is there and differs; nothing was written. Give another folder with --to, or replace it with"
                            + " --force.");
                }
            }
            for (Map.Entry<String, Resource> file : files.entrySet()) {
                Path path = target.resolve(file.getKey());
                Path parent = path.getParent();
                if (parent != null) {
                    Files.createDirectories(parent);
                }
                Files.write(path, file.getValue().getContentAsByteArray());
            }
            return files.size();
        } catch (IOException e) {
            throw new StartRefused(
                    "The routes cannot be written to " + target + " (" + e + "); check the folder and its rights.");
        }
    }

    private boolean isSame(String name, Path target) throws IOException {
        Resource file = files.get(name);
        return file != null
                && MessageDigest.isEqual(file.getContentAsByteArray(), Files.readAllBytes(target.resolve(name)));
    }

    private Map<String, String> addresses(String below, String ending) {
        SortedMap<String, String> found = new TreeMap<>();
        files.forEach((name, file) -> {
            String rest = name.startsWith(below) ? name.substring(below.length()) : "/";
            if (!rest.contains("/") && rest.endsWith(ending)) {
                found.put(rest.substring(0, rest.length() - ending.length()), address(name, file));
            }
        });
        return found;
    }

    private static String address(String name, Resource file) {
        return file instanceof FileSystemResource path && !isCopyInJar(name, path)
                ? "file:" + path.getFile().toPath().toAbsolutePath().normalize()
                : IN_JAR + name;
    }

    /** Run from an unpacked build, the jar's copy is made of plain files too. */
    private static boolean isCopyInJar(String name, FileSystemResource file) {
        return file.getPath().replace('\\', '/').endsWith("classes/routes/" + name);
    }

    private static String major(RoutesSet set) {
        Resource version = set.files.get(VERSION);
        if (version == null) {
            return "";
        }
        try {
            return version.getContentAsString(StandardCharsets.UTF_8).strip().split("\\.", 2)[0];
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
