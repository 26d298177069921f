using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.PeerSupport.Programmes;

namespace Neighbourhood.PeerSupport.Supporters;

/// <summary>Whether a supporter may have a new match now, asked each time of what stands: no page says it by itself.</summary>
internal sealed class Fitness(Db db, Checks checks, ProgrammeOf programmes, ISend send, TimeProvider clock)
{
    internal const string CareTaskKind = "peersupport.care";

    private sealed record Row(
        Guid Id, Guid ProgrammeId, Guid? NeighbourhoodId, SupporterStatus Status, RoleKind RoleKind, Guid? UserId, string? KnownAs, int MaxMatches, DateOnly? AgreementOn, DateOnly? SupervisedOn, DateOnly? RestUntil,
        int ReferenceCount, DateOnly? TrainedOn, int OpenCount);

    private sealed record Checked(Guid SupporterId, CheckLevel CheckLevel, DateOnly CheckedOn, Decision Decision);

    private sealed record Cared(Guid ProgrammeId, DateOnly? CareFrom, DateOnly? CareGivenOn);

    /// <summary>What is missing for a new match, in plain words; empty: they may.</summary>
    internal async Task<IReadOnlyList<string>> Lacks(Guid supporterId, CancellationToken ct) =>
        (await Lacks([supporterId], ct)).GetValueOrDefault(supporterId) ?? throw new NotFound("The supporter");

    /// <summary>The same for many; one who is not there is left out.</summary>
    internal async Task<IReadOnlyDictionary<Guid, IReadOnlyList<string>>> Lacks(IReadOnlyList<Guid> supporterIds, CancellationToken ct) => await All<string>(supporterIds, New, ct);

    /// <summary>What is missing before they may support anybody, whatever their state; empty: they may.</summary>
    internal Task<IReadOnlyList<string>> LacksToBegin(Guid supporterId, CancellationToken ct) => LacksFor(supporterId, SupporterStatus.Active, ct);

    /// <summary>What is missing for a step (peer-support.md, rule 2): the check and the references before the training, the training before the approval, all of it before they support anybody.</summary>
    internal async Task<IReadOnlyList<string>> LacksFor(Guid supporterId, SupporterStatus to, CancellationToken ct) => (await All<string>([supporterId], (row, level, found, area, into) =>
    {
        if (to == SupporterStatus.Active) Begin(row, level, found, area, into);
        if (to is not (SupporterStatus.Training or SupporterStatus.Approved)) return;
        Check(level, found, area, into);
        References(row, into);
        if (to == SupporterStatus.Approved) Training(row, area, into);
    }, ct)).GetValueOrDefault(supporterId) ?? throw new NotFound("The supporter");

    /// <summary>Until when what they have is good: the last day of each.</summary>
    internal Task<Dictionary<Guid, IReadOnlyList<Expiry>>> Expiries(IReadOnlyList<Guid> supporterIds, CancellationToken ct) => All<Expiry>(supporterIds, (row, level, found, area, into) =>
    {
        if (level is { } needed and not CheckLevel.None && Standing(needed, found) is { } check) into.Add(Expiry.Of(Lasting.Check, check.CheckedOn.AddMonths(area.ValidMonths), area.CheckRemindDays));
        if (row.TrainedOn is { } trained) into.Add(Expiry.Of(Lasting.Training, trained.AddMonths(area.TrainingMonths), area.CheckRemindDays));
        if (row.SupervisedOn is { } supervised) into.Add(Expiry.Of(Lasting.Supervision, supervised.AddDays(7 * area.SupervisionWeeks), area.SupervisionRemindDays));
    }, ct);

    /// <summary>
    /// A match of theirs ended because contact was stopped: somebody asks how they are. Once, until they were asked; it says nothing of why.
    /// </summary>
    internal async Task OfferCare(Guid supporterId, CancellationToken ct)
    {
        var now = await db.Find<Cared>("SELECT programme_id, care_from, care_given_on FROM peersupport_supporter WHERE id = @supporterId", new { supporterId }, ct) ?? throw new NotFound("The supporter");
        if (now is { CareFrom: not null, CareGivenOn: null }) return;
        var today = clock.Today();
        var programme = await programmes.By(now.ProgrammeId, ct);
        var task = await send.Send(new OpenTask(
            clock.NewId(), "Ask a supporter how they are", CareTaskKind, null, null, today.AddDays(1), TaskPriority.High, programme.CoordinatorUserId,
            programme.CoordinatorUserId is null ? programme.Id : null, $"/peersupport/supporters/{supporterId}"), ct);
        await db.Execute("UPDATE peersupport_supporter SET care_from = @today, care_given_on = NULL, care_task_id = @task WHERE id = @supporterId", new { supporterId, today, task }, ct);
    }

    private async Task<Dictionary<Guid, IReadOnlyList<T>>> All<T>(IReadOnlyList<Guid> supporterIds, Action<Row, CheckLevel?, IReadOnlyList<Checked>, Area, List<T>> say, CancellationToken ct)
    {
        var rows = await db.Query<Row>("""
            SELECT s.id, s.programme_id, p.neighbourhood_id, s.status, s.role_kind, s.user_id, s.known_as, s.max_matches, s.agreement_on, s.supervised_on, s.rest_until,
                (SELECT COUNT(*) FROM peersupport_reference r WHERE r.supporter_id = s.id AND r.received_on IS NOT NULL AND r.decision = 'Suitable') AS reference_count,
                (SELECT t.done_on FROM peersupport_training t WHERE t.supporter_id = s.id AND t.course = 'Safeguarding') AS trained_on,
                (SELECT COUNT(*) FROM peersupport_match m WHERE m.supporter_id = s.id AND m.status IN ('Offered', 'Matched', 'Active')) AS open_count
            FROM peersupport_supporter s JOIN peersupport_programme p ON p.id = s.programme_id WHERE s.id IN @supporterIds
            """, new { supporterIds }, ct);
        var seen = (await db.Query<Checked>("SELECT supporter_id, check_level, checked_on, decision FROM peersupport_check WHERE supporter_id IN @supporterIds ORDER BY checked_on DESC, id DESC", new { supporterIds }, ct))
            .ToLookup(c => c.SupporterId);
        var (areas, answer) = (new Dictionary<Guid, Area>(), new Dictionary<Guid, IReadOnlyList<T>>());
        foreach (var row in rows)
        {
            if (!areas.TryGetValue(row.ProgrammeId, out var area)) area = areas[row.ProgrammeId] = await Rules(row.NeighbourhoodId, ct);
            var said = new List<T>();
            say(row, area.Levels[row.RoleKind], [.. seen[row.Id]], area, said);
            answer[row.Id] = said;
        }
        return answer;
    }

    private sealed record Area(IReadOnlyDictionary<RoleKind, CheckLevel?> Levels, int ValidMonths, int TrainingMonths, int SupervisionWeeks, int Most, int CheckRemindDays, int SupervisionRemindDays);

    private async Task<Area> Rules(Guid? neighbourhoodId, CancellationToken ct)
    {
        var levels = new Dictionary<RoleKind, CheckLevel?>();
        foreach (var role in Enum.GetValues<RoleKind>()) levels[role] = await checks.LevelFor(role, neighbourhoodId, ct);
        return new(
            levels, await checks.ValidMonths(neighbourhoodId, ct), await send.Number("training.validityMonths", neighbourhoodId, ct), await send.Number("peer.supervisionWeeks", neighbourhoodId, ct),
            await send.Number("peer.maxMatches", neighbourhoodId, ct), await send.Number("peer.checkRemindDays", neighbourhoodId, ct), await send.Number("peer.supervisionRemindDays", neighbourhoodId, ct));
    }

    private void New(Row row, CheckLevel? level, IReadOnlyList<Checked> found, Area area, List<string> lacking)
    {
        if (row.Status != SupporterStatus.Active) lacking.Add($"They are not supporting now: {Supporter.Label(row.Status).ToLowerInvariant()}");
        Begin(row, level, found, area, lacking);
        if (row.SupervisedOn is not { } supervised) lacking.Add("They have not had a supervision yet");
        else if (supervised.AddDays(7 * area.SupervisionWeeks) < clock.Today()) lacking.Add($"Their supervision is overdue: the last was on {supervised.Date()}");
        if (row.RestUntil is { } rest) lacking.Add(rest > clock.Today() ? $"They have asked for a rest until {rest.Date()}" : "They have not said yet that they are ready after their rest");
        if (row.OpenCount >= Math.Min(row.MaxMatches, area.Most)) lacking.Add("They have as many people to support as they can");
    }

    private void Begin(Row row, CheckLevel? level, IReadOnlyList<Checked> found, Area area, List<string> lacking)
    {
        Check(level, found, area, lacking);
        References(row, lacking);
        Training(row, area, lacking);
        if (row.AgreementOn is null) lacking.Add("They have not signed the agreement on boundaries");
        if (row.UserId is null) lacking.Add("They have no account yet");
        if (row.KnownAs is null) lacking.Add("They have not chosen the first name that a parent reads");
    }

    private static void References(Row row, List<string> lacking)
    {
        if (row.ReferenceCount < 2) lacking.Add(row.ReferenceCount == 1 ? "One reference of two is missing" : "Two references are missing");
    }

    private void Training(Row row, Area area, List<string> lacking)
    {
        if (row.TrainedOn is not { } trained) lacking.Add("Their safeguarding training is not noted");
        else if (trained.AddMonths(area.TrainingMonths) < clock.Today()) lacking.Add($"Their safeguarding training is out of date: it was done on {trained.Date()}");
    }

    private void Check(CheckLevel? level, IReadOnlyList<Checked> found, Area area, List<string> lacking)
    {
        if (level == CheckLevel.None) return;
        if (level is not { } needed)
        {
            lacking.Add("The settings do not say which check this role is eligible for: ask whoever keeps them");
            return;
        }
        if (found is [{ Decision: Decision.NotSuitable }, ..]) lacking.Add("The check was decided as not suitable");
        else if (Standing(needed, found) is not { } standing) lacking.Add($"The DBS check for this role is missing: {Checks.Label(needed).ToLowerInvariant()}");
        else if (standing.CheckedOn.AddMonths(area.ValidMonths) < clock.Today()) lacking.Add($"The DBS check is out of date: it was looked at on {standing.CheckedOn.Date()}");
    }

    /// <summary>The newest comes first; after one that was not suitable nothing older counts.</summary>
    private static Checked? Standing(CheckLevel needed, IReadOnlyList<Checked> found) => found.TakeWhile(c => c.Decision == Decision.Suitable).FirstOrDefault(c => c.CheckLevel >= needed);
}

/// <summary>What a supporter needs again after a while.</summary>
internal enum Lasting { Check, Training, Supervision }

/// <param name="LastDay">A day later it is out of date.</param>
/// <param name="RemindFrom">The day from which somebody is reminded.</param>
internal sealed record Expiry(Lasting What, DateOnly LastDay, DateOnly RemindFrom)
{
    internal static Expiry Of(Lasting what, DateOnly lastDay, int remindDays) => new(what, lastDay, lastDay.AddDays(-remindDays));
}
