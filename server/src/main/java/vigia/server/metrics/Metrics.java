package vigia.server.metrics;

import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.InfoSnapshot;
import io.prometheus.metrics.model.snapshots.InfoSnapshot.InfoDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import io.prometheus.metrics.model.snapshots.PrometheusNaming;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import vigia.machine.Descriptor;
import vigia.machine.Kind;
import vigia.machine.Reading;
import vigia.machine.Readings;
import vigia.machine.Sample;
import vigia.machine.Unit;

/// Makes metrics of readings by their descriptors alone: `memory.totalBytes` is
/// `vigia_memory_total_bytes`. Texts of a probe are the labels of its `_info`; a figure that could
/// not be had has no line.
public final class Metrics {
  public static final String CONTENT_TYPE = PrometheusTextFormatWriter.CONTENT_TYPE;

  private final Map<String, Descriptor> descriptors = new HashMap<>();
  private final Map<String, Map<Labels, Double>> values = new LinkedHashMap<>();
  private final Map<String, Descriptor> meaning = new HashMap<>();
  private final Map<String, Map<String, String>> texts = new LinkedHashMap<>();

  private Metrics(Readings readings) {
    readings.descriptors().forEach(figure -> descriptors.put(figure.name(), figure));
    for (Reading reading : readings.readings()) {
      reading.samples().forEach(sample -> add(reading.probe(), sample));
    }
  }

  /// The text format of Prometheus, version 0.0.4.
  public static byte[] text(Readings readings) {
    var metrics = new ArrayList<MetricSnapshot>();
    metrics.addAll(new Metrics(readings).snapshots());
    metrics.addAll(ownCost(readings));
    var out = new ByteArrayOutputStream();
    try {
      PrometheusTextFormatWriter.create().write(out, new MetricSnapshots(metrics));
    } catch (IOException impossible) {
      throw new UncheckedIOException("writing to memory", impossible);
    }
    return out.toByteArray();
  }

  private void add(String probe, Sample sample) {
    Descriptor figure = descriptors.get(probe + "." + sample.figure());
    if (figure == null) {
      return;
    }
    String text = sample.text();
    if (sample.value() != null) {
      put(name(probe, sample.figure()), figure, sample.labels(), sample.value());
    } else if (text != null && figure.unit() == Unit.INSTANT) {
      double seconds = Instant.parse(text).toEpochMilli() / 1000.0;
      put(name(probe, sample.figure()) + "_seconds", figure, sample.labels(), seconds);
    } else if (text != null && sample.labels().isEmpty()) {
      texts
          .computeIfAbsent(name(probe, ""), none -> new LinkedHashMap<>())
          .put(snake(sample.figure()), text);
    }
  }

  private void put(String name, Descriptor figure, Map<String, String> labels, double value) {
    String valid = PrometheusNaming.sanitizeMetricName(name);
    meaning.put(valid, figure);
    // Two rows of the same labels (a mount over another) are one to Prometheus: the first stays.
    values.computeIfAbsent(valid, none -> new LinkedHashMap<>()).putIfAbsent(labels(labels), value);
  }

  private List<MetricSnapshot> snapshots() {
    var all = new ArrayList<MetricSnapshot>();
    values.forEach((name, rows) -> all.add(snapshot(name, rows)));
    texts.forEach((name, labels) ->
        all.add(
            InfoSnapshot.builder()
                .name(name)
                .help("What does not change, or is no number")
                .dataPoint(InfoDataPointSnapshot.builder().labels(labels(labels)).build())
                .build()));
    return all;
  }

  private MetricSnapshot snapshot(String name, Map<Labels, Double> rows) {
    Descriptor figure = meaning.get(name);
    String help = figure == null ? "" : help(figure);
    if (figure != null && figure.kind() == Kind.COUNTER) {
      var counter = CounterSnapshot.builder().name(name).help(help);
      rows.forEach((labels, value) ->
          counter.dataPoint(
              CounterDataPointSnapshot.builder().labels(labels).value(value).build()));
      return counter.build();
    }
    var gauge = GaugeSnapshot.builder().name(name).help(help);
    rows.forEach((labels, value) ->
        gauge.dataPoint(GaugeDataPointSnapshot.builder().labels(labels).value(value).build()));
    return gauge.build();
  }

  private static String help(Descriptor figure) {
    String formula = figure.formula().isEmpty() ? "" : " = " + figure.formula();
    return figure.en() + formula + " (" + figure.source() + ")";
  }

  /// What reading costs, and whether it is old.
  private static List<MetricSnapshot> ownCost(Readings readings) {
    var took =
        GaugeSnapshot.builder()
            .name("vigia_probe_duration_seconds")
            .help("How long the last reading of a probe took");
    var stale =
        GaugeSnapshot.builder()
            .name("vigia_probe_stale")
            .help("1 when a probe did not answer in time and its figures are older ones");
    for (Reading reading : readings.readings()) {
      Labels probe = Labels.of("probe", reading.probe());
      took.dataPoint(
          GaugeDataPointSnapshot.builder()
              .labels(probe)
              .value(reading.tookMicros() / 1_000_000.0)
              .build());
      stale.dataPoint(
          GaugeDataPointSnapshot.builder().labels(probe).value(reading.stale() ? 1 : 0).build());
    }
    return List.of(took.build(), stale.build());
  }

  private static Labels labels(Map<String, String> labels) {
    var builder = Labels.builder();
    labels.forEach((name, value) -> builder.label(snake(name), value));
    return builder.build();
  }

  private static String name(String probe, String figure) {
    return "vigia_" + snake(probe) + (figure.isEmpty() ? "" : "_" + snake(figure));
  }

  /// `mountPoint` is `mount_point`.
  private static String snake(String name) {
    return name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
  }
}
