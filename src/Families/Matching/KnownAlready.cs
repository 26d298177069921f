using Neighbourhood.Families.Contracts;
using Neighbourhood.Families.Households;
using Neighbourhood.Kernel;

namespace Neighbourhood.Families.Matching;

/// <summary>Looks, over all people, for those whom somebody new may be, and says of them what the user may know. The one place that matches people.</summary>
internal sealed class KnownAlready(Db db, Candidates candidates, Aliases aliases, Sight sight, TimeProvider clock)
{
    /// <summary>Everybody of form F1: the mobile is the adult's.</summary>
    internal async Task<Found> Look(RegisterFamily form, CancellationToken ct)
    {
        var phone = form.Contact?.By is RegisterFamily.ReachBy.Phone or RegisterFamily.ReachBy.Text ? form.Contact.Value : null;
        var drafts = new List<(Guid, Draft)> { (form.Adult!.PersonId, Draft.Of(form.Adult, null, form, phone)) };
        foreach (var child in form.Children ?? []) drafts.Add((child.PersonId, Draft.Of(child, form.Adult.OnlyOneName ? null : form.Adult.FamilyName, form, null)));
        return await Look(drafts, ct);
    }

    internal async Task<Found> Look(IReadOnlyList<(Guid Id, Draft Draft)> drafts, CancellationToken ct)
    {
        var of = new Dictionary<Guid, IReadOnlyList<Match>>();
        foreach (var (id, draft) in drafts) of[id] = await candidates.Like(draft, ct);
        // Likeliest first: by how many rules, then by the rule.
        var matches = of.Values.SelectMany(m => m).GroupBy(m => m.PersonId)
            .Select(g => new Match(g.Key, g.Aggregate(MatchedBy.None, (by, m) => by | m.By))).OrderByDescending(m => m.Weight).ToList();
        if (matches.Count == 0) return new Found([], false, of);

        var people = await aliases.Of(matches.Select(m => m.PersonId), ct);
        var places = await db.Query<Guid>("""
            SELECT DISTINCT household_id FROM families_member WHERE person_id IN @ids AND from_on <= @today AND (to_on IS NULL OR to_on > @today)
            """, new { ids = people.Everyone(matches.Select(m => m.PersonId)), today = clock.Today() }, ct);
        var shown = (await sight.Families(places, ct)).Where(f => f.Masking == Masking.Full)
            .SelectMany(f => f.Members.Select(m => (Family: f, Member: m))).ToLookup(p => p.Member.PersonId);
        var seen = matches.Where(m => shown[m.PersonId].Any()).Select(m => Said(shown[m.PersonId].First(), m.By)).ToList();
        return new Found(seen, seen.Count < matches.Count, of);
    }

    private Seen Said((Sight.Family Family, Sight.Member Member) who, MatchedBy by) =>
        new(who.Member.PersonId, who.Family.Id, who.Member.Name(who.Family.Masking), who.Member.Age(who.Family.Masking, clock.Today()), by.InWords());

    /// <param name="Shown">Whom the user may see, the likeliest first.</param>
    /// <param name="Hidden">Whether it may also be somebody whom the user may not see: never who, nor how many.</param>
    /// <param name="Matches">Everybody, by whom they may be: for data quality alone.</param>
    internal sealed record Found(IReadOnlyList<Seen> Shown, bool Hidden, IReadOnlyDictionary<Guid, IReadOnlyList<Match>> Matches)
    {
        /// <exception cref="Refused">Somebody whom the user may see may be the same, and they have not said that it is nobody of them.</exception>
        internal void AskFirst(bool notKnownYet, string whom)
        {
            if (Shown.Count > 0 && !notKnownYet)
                throw new Refused("NotKnownYet", $"{whom} may be known already: {string.Join("; ", Shown.Select(s => s.InWords).Distinct(StringComparer.Ordinal))}. Look for them first, or say that this is somebody else");
        }
    }

    internal sealed record Seen(Guid PersonId, Guid HouseholdId, string Name, string? Age, string Because)
    {
        internal string InWords => $"{Name}{(Age is null ? "" : $", {Age}")} ({Because})";
    }
}
