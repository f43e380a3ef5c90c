package vigia.machine;

import io.avaje.jsonb.Json;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One process with what costs too much, or is denied too often, to be read for a whole table.
///
/// @param process what [Machine#process] says of it
/// @param unavailable also names `limits` when there are none to be had
@Json
public record ProcessDetails(
    ProcessInfo process,
    @Figure(
            en = "Memory, shared pages divided among those that share them (PSS)",
            pt = "Memória, com as páginas compartilhadas divididas entre quem as compartilha (PSS)",
            unit = Unit.BYTES,
            source = "/proc/PID/smaps_rollup Pss")
        @Nullable Long pssBytes,
    @Figure(
            en = "Memory that no other process shares",
            pt = "Memória que nenhum outro processo compartilha",
            unit = Unit.BYTES,
            formula = "Private_Clean + Private_Dirty",
            source = "/proc/PID/smaps_rollup")
        @Nullable Long privateBytes,
    @Figure(
            en = "Memory that was swapped out, shared memory left out",
            pt = "Memória em swap, sem a memória compartilhada",
            unit = Unit.BYTES,
            source = "/proc/PID/status VmSwap")
        @Nullable Long swapBytes,
    @Figure(
            en = "Bytes that storage had to read for it; what came from the cache is left out",
            pt = "Bytes que o armazenamento teve de ler para ele; o que veio do cache fica de fora",
            unit = Unit.BYTES,
            kind = Kind.COUNTER,
            source = "/proc/PID/io read_bytes")
        @Nullable Long readBytes,
    @Figure(
            en = "Bytes that it gave storage to write, even if they are dropped before",
            pt = "Bytes que entregou ao armazenamento para gravar, mesmo que descartados antes",
            unit = Unit.BYTES,
            kind = Kind.COUNTER,
            source = "/proc/PID/io write_bytes")
        @Nullable Long writtenBytes,
    @Figure(
            en = "Open files, sockets, pipes",
            pt = "Arquivos, sockets e pipes abertos",
            unit = Unit.COUNT,
            source = "/proc/PID/fd")
        @Nullable Long descriptors,
    List<ResourceLimit> limits,
    @Figure(
            en = "Control group; in cgroup v1, the one for memory",
            pt = "Grupo de controle; no cgroup v1, o da memória",
            unit = Unit.TEXT,
            source = "/proc/PID/cgroup, cgroups(7)")
        @Nullable String cgroup,
    @Figure(
            en = "Environment variables it was started with; what they say is not read out",
            pt = "Variáveis de ambiente com que foi iniciado; o que dizem não é revelado",
            unit = Unit.COUNT,
            source = "/proc/PID/environ")
        @Nullable Long environmentVariables,
    @Figure(
            en = "Size of the environment it was started with",
            pt = "Tamanho do ambiente com que foi iniciado",
            unit = Unit.BYTES,
            source = "/proc/PID/environ")
        @Nullable Long environmentBytes,
    Map<String, Unavailable> unavailable) {
  public ProcessDetails {
    Wire.present(process);
    limits = List.copyOf(limits);
    unavailable = Wire.reasons(unavailable);
  }
}
