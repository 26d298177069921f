using Neighbourhood.Access.Contracts;
using Neighbourhood.Families.Contracts;
using Neighbourhood.FamilyHubs.After;
using Neighbourhood.FamilyHubs.People;
using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Asked;

/// <summary>What a woman's practice hears of a midwife's link.</summary>
internal enum PracticeTold { Welcomed, Came }

/// <summary>
/// What practices hear of women whom a midwife linked to a hub: only where she said that her GP may know. Nothing while contact is held or she objects to
/// sharing, and nothing any more where she left the practice or the link is withdrawn.
/// </summary>
internal sealed class ToldPractices(Db db, ISend send, DoNotContact contact, CurrentUser user, TimeProvider clock)
{
    private const int Most = 100;
    private const int Longest = 10;

    internal sealed record Told(Guid Id, Guid PersonId, PracticeTold What, WelcomeCode? WelcomeCode, DateOnly ToldOn, DateTimeOffset? SeenAt);

    private sealed record Kept(string? PracticeOds, DateOnly ToldOn);

    internal async Task Tell(Links.Standing link, PracticeTold what, CancellationToken ct)
    {
        if (!link.TellsPractice || await MayNotBeTold([link.PersonId], ct) is { Count: > 0 }) return;
        var practice = (await send.Ask(new GetPractices([link.PersonId]), ct)).SingleOrDefault()?.OdsCode;
        await db.Execute("""
            INSERT INTO familyhubs_told_practice (id, link_id, what, practice_ods, told_on)
            SELECT @id, @link, @what, @ods, @today WHERE NOT EXISTS (SELECT 1 FROM familyhubs_told_practice WHERE link_id = @link AND what = @what)
            """, new { id = clock.NewId(), link = link.Id, what, ods = Ods(practice), today = clock.Today() }, ct);
    }

    /// <summary>It was not so after all.</summary>
    internal Task TakeBack(Guid linkId, PracticeTold what, CancellationToken ct) =>
        db.Execute("DELETE FROM familyhubs_told_practice WHERE link_id = @linkId AND what = @what", new { linkId, what }, ct);

    /// <summary>She took the choice back, or the link is not wanted any more.</summary>
    internal Task Forget(Guid linkId, CancellationToken ct) => db.Execute("DELETE FROM familyhubs_told_practice WHERE link_id = @linkId", new { linkId }, ct);

    /// <summary>What hubs told the user's own practice in the last year: first what nobody has noted, the newest first.</summary>
    internal async Task<IReadOnlyList<Told>> Mine(CancellationToken ct)
    {
        if (!user.May(Permissions.PracticeSheet) || user.OrganisationId is not { } organisation) return [];
        if (Ods((await send.Ask(new GetOrganisations([organisation]), ct)).SingleOrDefault(o => o.Type == OrganisationType.GpPractice)?.OdsCode) is not { } ods) return [];
        var rows = await db.Query<Told>("""
            SELECT t.id, l.person_id, t.what, l.welcome_code, t.told_on, t.seen_at
            FROM familyhubs_told_practice t JOIN familyhubs_link l ON l.id = t.link_id
            WHERE t.practice_ods = @ods AND t.told_on >= @from AND l.state <> 'Withdrawn'
            ORDER BY CASE WHEN t.seen_at IS NULL THEN 0 ELSE 1 END, t.told_on DESC, t.id DESC OFFSET 0 ROWS FETCH NEXT @Most ROWS ONLY
            """, new { ods, from = clock.Today().AddYears(-1), Most }, ct);
        List<Guid> people = [.. rows.Select(r => r.PersonId).Distinct()];
        if (people.Count == 0) return [];
        var not = await MayNotBeTold(people, ct);
        var here = (await send.Ask(new GetPractices(people), ct)).Where(p => Ods(p.OdsCode) == ods).Select(p => p.PersonId).ToHashSet();
        return [.. rows.Where(r => here.Contains(r.PersonId) && !not.Contains(r.PersonId))];
    }

    /// <summary>For the hub: whether her practice heard of it. Null where she did not say that it may.</summary>
    internal async Task<string?> InWords(Links.Standing link, CancellationToken ct)
    {
        if (!link.TellsPractice) return null;
        var kept = await db.Query<Kept>("SELECT practice_ods, told_on FROM familyhubs_told_practice WHERE link_id = @Id ORDER BY told_on DESC, id DESC", new { link.Id }, ct);
        if (kept.Count == 0) return link.WelcomedOn is null && link.FirstAttendedOn is null ? "It is told when you have welcomed her, and when she first comes: she said yes to that" : "It was not told";
        if (kept[0].PracticeOds is not { } ods) return "Her practice is not known here, so it was not told";
        var practices = await send.Ask(new GetOrganisations(), ct);
        return practices.Any(o => o.Type == OrganisationType.GpPractice && Ods(o.OdsCode) == ods)
            ? $"Told on {kept[0].ToldOn.Date()}, as she said it may be"
            : "Nobody of her practice works with this service, so it was not told";
    }

    private async Task<IReadOnlySet<Guid>> MayNotBeTold(IReadOnlyList<Guid> people, CancellationToken ct) =>
        (await contact.Held(people, ct)).Concat(await contact.Objecting(people, ct)).Concat(await contact.Died(people, ct)).ToHashSet();

    private static string? Ods(string? code) => code?.Trim().ToUpperInvariant() is { Length: > 0 and <= Longest } ods ? ods : null;
}

/// <summary>On the first page of a practice's people: how much of its women they have not noted yet. No name, no hub.</summary>
internal sealed class WaitingTold(ToldPractices practices) : IWaiting
{
    public string Path => "/familyhubs/practice";

    public async Task<string?> Says(CancellationToken ct)
    {
        var women = (await practices.Mine(ct)).Where(t => t.SeenAt is null).Select(t => t.PersonId).Distinct().Count();
        return women == 0 ? null : $"Hubs told you of {women} {(women == 1 ? "woman" : "women")} of your practice.";
    }
}
