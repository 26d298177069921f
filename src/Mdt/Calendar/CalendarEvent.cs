namespace Neighbourhood.Mdt.Calendar;

/// <summary>What a calendar shows of one meeting: shaped like the library that may take its place (decision 0014).</summary>
/// <param name="Uid">The same each time, so that a calendar knows the event again.</param>
/// <param name="Stamp">When this was written.</param>
/// <param name="Sequence">Grows with each change.</param>
/// <param name="Url">Where more is read, for those who may.</param>
internal sealed record CalendarEvent(
    string Uid, DateTimeOffset Stamp, DateTimeOffset Start, DateTimeOffset End, string Summary, string Location, int Sequence, bool Cancelled, string? Url);
