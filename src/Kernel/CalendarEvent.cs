namespace Neighbourhood.Kernel;

/// <summary>What a calendar shows of one meeting or session: shaped like the library that may take its place (decision 0014).</summary>
/// <param name="Uid">The same each time, so that a calendar knows the event again.</param>
/// <param name="Stamp">When this was written.</param>
/// <param name="Sequence">Grows with each change.</param>
/// <param name="Url">Where more is read, for those who may.</param>
/// <param name="Description">What it is, in a sentence or two; null for nothing.</param>
public sealed record CalendarEvent(
    string Uid, DateTimeOffset Stamp, DateTimeOffset Start, DateTimeOffset End, string Summary, string Location, int Sequence, bool Cancelled, string? Url, string? Description = null);
