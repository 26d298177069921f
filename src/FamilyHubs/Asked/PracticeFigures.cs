using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Asked;

/// <summary>How many families and children were sent to hubs in twelve months, by month: requests and children both, a child once.</summary>
/// <remarks>
/// The figures stand as they are, small ones too, for the two who may open every record behind them: a practice counts what its own people wrote, and a hub
/// what it answered. Neither page says what came of anybody. What goes further than these two is rounded and hidden where it is made (Kernel, Suppression).
/// </remarks>
internal static class PracticeFigures
{
    internal const int Months = 12;

    internal sealed record Sent(Guid Id, DateTimeOffset ReceivedAt, Guid? PersonId, bool IsChild);

    /// <param name="First">The first of it.</param>
    /// <param name="Children">Who were sent for the first time within the twelve.</param>
    internal sealed record Month(DateOnly First, int Referrals, int Children);

    internal sealed record Year(DateOnly From, DateOnly To, IReadOnlyList<Month> ByMonth, int Referrals, int Children);

    /// <summary>The first day that counts: this month and the eleven before.</summary>
    internal static DateOnly From(DateOnly today) => new DateOnly(today.Year, today.Month, 1).AddMonths(1 - Months);

    /// <param name="keptOf">For each person, the id that reads for them: a child whose records were joined is one.</param>
    internal static Year Of(IEnumerable<Sent> sent, DateOnly today, Func<Guid, Guid> keptOf)
    {
        var from = From(today);
        var rows = sent.Select(s => (s.Id, Day: s.ReceivedAt.LondonDay(), s.PersonId, s.IsChild)).Where(s => s.Day >= from && s.Day <= today).ToList();
        var referrals = rows.DistinctBy(r => r.Id).CountBy(r => new DateOnly(r.Day.Year, r.Day.Month, 1)).ToDictionary();
        var children = rows.Where(r => r.IsChild && r.PersonId is not null).GroupBy(r => keptOf(r.PersonId!.Value)).Select(g => g.Min(r => r.Day))
            .CountBy(first => new DateOnly(first.Year, first.Month, 1)).ToDictionary();
        List<Month> months = [.. Enumerable.Range(0, Months).Select(from.AddMonths).Select(m => new Month(m, referrals.GetValueOrDefault(m), children.GetValueOrDefault(m)))];
        return new(from, today, months, months.Sum(m => m.Referrals), months.Sum(m => m.Children));
    }
}
