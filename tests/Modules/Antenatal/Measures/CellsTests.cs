using FsCheck;
using FsCheck.Fluent;
using Neighbourhood.Antenatal.Measures;
using Neighbourhood.Kernel;
using Xunit;

namespace Neighbourhood.Modules.Antenatal.Measures;

/// <summary>Scenario 19 over every table and every filter at once: what is small is found neither in its cell nor by reckoning.</summary>
public sealed class CellsTests
{
    private static readonly Terms Terms = new(new(2025, 4, 1), new(2026, 4, 1), new(2026, 3, 2), 70, 10);
    private static readonly Guid[] Localities = [.. Enumerable.Range(1, 3).Select(i => Guid.Parse($"00000000-0000-7000-8000-00000000000{i}"))];

    private static readonly Gen<Facts.Pregnancy> One =
        from place in Gen.Frequency((8, Gen.Elements(Localities).Select(l => (Guid?)l)), (1, Gen.Constant((Guid?)null)))
        from decile in Gen.Frequency((6, Gen.Choose(1, 3)), (1, Gen.Choose(4, 10)))
        from ethnicity in Gen.Frequency((8, Gen.Constant("A")), (1, Gen.Elements("D", "H", "M", "Z")))
        from days in Gen.Frequency((8, Gen.Choose(50, 70)), (2, Gen.Choose(71, 99)), (1, Gen.Constant(-1)))
        from offered in Gen.Choose(0, 9)
        from partner in Gen.Elements("Yes", "Yes", "Yes", "No", "NoPartner", "NotSaid")
        from reason in Gen.Elements("MovedHere", "ToldLate", "Afraid")
        select new Facts.Pregnancy(place, decile, ethnicity, Terms.From, Terms.From.AddDays(9), days < 0 ? null : days, reason, offered > 2 ? "No" : "Yes", offered > 4 ? "No" : null, "Breast",
            offered > 1 ? Terms.From.AddDays(90) : null, offered > 1, offered > 3, offered > 5 ? Terms.From.AddDays(20) : null, null, partner, null);

    private static readonly Gen<Facts> Populations = from size in Gen.Choose(0, 160)
                                                     from pregnancies in One.ArrayOf(size)
                                                     select new Facts(pregnancies, [.. pregnancies.Select((p, i) => new Facts.Parent(p.LocalityId, i % 5 > 0, i % 3 == 0))]);

    /// <summary>The least and most that somebody could reckon for each count, from all that is shown and all that adds up: worked out here by itself.</summary>
    private static Dictionary<string, (int Least, int Most)> Reckoned(SuppressedCells cells)
    {
        // Shown to the nearest 5, and never 1 to 7: so "10" is 8 to 12. Hidden is at least one.
        var known = cells.Counts.Keys.ToDictionary(k => k, k => cells[k] switch
        {
            0 => (Least: 0, Most: 0),
            { } shown => (Least: Math.Max(8, shown - 2), Most: shown + 2),
            null => (Least: 1, Most: 10_000),
        }, StringComparer.Ordinal);
        for (var changed = true; changed;)
        {
            changed = false;
            void Narrow(string key, int least, int most)
            {
                var (was, now) = (known[key], (Least: Math.Max(known[key].Least, least), Most: Math.Min(known[key].Most, most)));
                if (was == now) return;
                known[key] = now;
                changed = true;
            }

            foreach (var (whole, parts) in cells.Sums)
            {
                var (least, most) = (parts.Sum(p => known[p].Least), parts.Sum(p => known[p].Most));
                Narrow(whole, least, most);
                foreach (var part in parts) Narrow(part, known[whole].Least - (most - known[part].Most), known[whole].Most - (least - known[part].Least));
            }
        }
        return known;
    }

    [Fact]
    public void No_count_of_one_to_seven_is_found_by_any_table_locality_or_whole() =>
        Prop.ForAll(Populations.ToArbitrary(), facts =>
        {
            var cells = Counting.Of(facts, Terms, Localities, new Suppression());
            var reckoned = Reckoned(cells);
            foreach (var (key, count) in cells.Counts.Where(c => c.Value is > 0 and < 8))
            {
                Assert.Null(cells[key]);
                Assert.True(reckoned[key].Most > reckoned[key].Least, $"{key} is {count}, and can be reckoned");
            }
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void What_is_hidden_never_adds_up_to_a_small_rest_of_a_whole_that_is_shown() =>
        Prop.ForAll(Populations.ToArbitrary(), facts =>
        {
            var cells = Counting.Of(facts, Terms, Localities, new Suppression());
            foreach (var (whole, parts) in cells.Sums.Where(s => cells[s.Whole] is not null))
            {
                var hidden = parts.Where(p => cells[p] is null).ToList();
                Assert.True(hidden.Count == 0 || (hidden.Count > 1 && hidden.Sum(p => cells.Counts[p]) >= 8), whole);
            }
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Which_locality_is_looked_at_changes_nothing_of_what_is_shown() =>
        Prop.ForAll(Populations.ToArbitrary(), facts =>
        {
            var cells = Counting.Of(facts, Terms, Localities, new Suppression());
            foreach (var place in Localities.Select(l => CountedPlaces.Place(l)).Append(CountedPlaces.All))
                foreach (var bar in Figures.Charts(cells, place, []).SelectMany(c => c.Bars)) Assert.DoesNotMatch("^[1-7]$", bar.Shown);
        }).QuickCheckThrowOnFailure();
}
