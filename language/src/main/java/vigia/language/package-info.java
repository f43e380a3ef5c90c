/// Start at [Catalogue]: one sentence or word by its key, in one of two languages. [Problems] and
/// [Words] say what the records of `vigia.machine` mean, [Formats] writes numbers and dates,
/// [Visible] makes what others named safe to show.
package vigia.language;
