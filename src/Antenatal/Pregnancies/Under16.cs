using Neighbourhood.Access.Contracts;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Antenatal.Pregnancies;

/// <summary>A safeguarding conversation with somebody under 16.</summary>
/// <param name="ByUserId">Who talked with her; null for whoever notes it.</param>
internal sealed record Discussion(DateOnly On, Guid? ByUserId, string? Outcome);

/// <summary>
/// Who is under 13 or under 16 (antenatal.md, rule 6). Under 13 a concern is raised before anything else is saved; under 16 the conversation is recorded, or an
/// urgent task of the same day stands until it is. Care is never held back for either.
/// </summary>
internal sealed class Under16(Db db, ISend send, CurrentUser user, TimeProvider clock)
{
    internal const string TaskKind = "antenatal.under16";
    internal const int LongestOutcome = 500;

    internal enum Youth { Older, Under16, Under13 }

    /// <summary>How young she is today; a child whose birth is not known is asked about as one under 16.</summary>
    internal static async Task<Youth> Of(ISend send, Guid personId, DateOnly today, CancellationToken ct) => (await send.Ask(new GetAges([personId], today), ct)).SingleOrDefault() switch
    {
        { Months: < 12 * 13 } => Youth.Under13,
        { Months: < 12 * 16 } or { Months: null, IsChild: true } => Youth.Under16,
        _ => Youth.Older,
    };

    /// <summary>A child whom somebody chose by a slip of the hand: she cannot be expecting.</summary>
    internal static bool IsTooYoung(GetAges.Age age) => age is { Months: < 12 * 8 } or { IsUnborn: true };

    /// <summary>
    /// The concern for somebody under 13. Sent by itself before the command, so that it stands whatever follows, and again within it: the same id is the
    /// same concern.
    /// </summary>
    /// <param name="id">The pregnancy's or the request's: the same at every try.</param>
    internal static RaiseConcern Concern(Guid id, Guid personId) =>
        new(id, [personId], null, "A pregnancy of somebody under 13 was notified.", ConcernKind.Sexual, ImmediateDanger: false, default);

    internal static Refusals Check(Refusals refusals, Discussion? discussion, DateOnly today) => discussion is null ? refusals : refusals
        .If(discussion.On > today, "DiscussedOn", "The day must be today or earlier")
        .If(discussion.On < today.AddDays(-DueDates.Longest), "DiscussedOn", "The day must be in this pregnancy")
        .Text(discussion.Outcome, "Outcome", LongestOutcome, "Say what came of it");

    /// <summary>With the notification: the concern, and the conversation or the tasks.</summary>
    internal async Task Begin(NewPregnancy pregnancy, CancellationToken ct)
    {
        var youth = await Of(send, pregnancy.PersonId, clock.Today(), ct);
        if (youth == Youth.Older) return;
        var concern = youth == Youth.Under13 ? pregnancy.ConcernId ?? await send.Send(Concern(pregnancy.Id, pregnancy.PersonId), ct) : (Guid?)null;
        var lead = await Lead(pregnancy.HouseholdId, ct);
        await db.Execute("INSERT INTO antenatal_under_16 (pregnancy_id, concern_id, lead_user_id) VALUES (@Id, @concern, @lead)", new { pregnancy.Id, concern, lead }, ct);
        if (pregnancy.Discussion is { } held) await Hold(pregnancy.Id, held, ct);
        else await Ask(pregnancy.Id, pregnancy.MidwifeUserId, lead, ct);
    }

    /// <summary>The conversation was held: the tasks are done.</summary>
    internal async Task Hold(Guid pregnancyId, Discussion held, CancellationToken ct)
    {
        await db.Execute("""
            UPDATE antenatal_under_16 SET discussed_on = @On, discussed_by = @by, outcome = @outcome WHERE pregnancy_id = @pregnancyId
            """, new { pregnancyId, held.On, by = held.ByUserId ?? user.Id, outcome = held.Outcome!.Trim() }, ct);
        await EndTasks(pregnancyId, TaskOutcome.Done, null, ct);
    }

    /// <summary>The pregnancy is nobody's work here any more, and so are its tasks.</summary>
    internal Task End(Guid pregnancyId, CancellationToken ct) => EndTasks(pregnancyId, TaskOutcome.NoLongerNeeded, "It is looked after elsewhere, or has ended", ct);

    /// <summary>She is back: what was not held yet is asked for again, today.</summary>
    internal async Task Again(Guid pregnancyId, Guid? midwifeUserId, CancellationToken ct)
    {
        if (await db.Find<Standing>("SELECT lead_user_id, discussed_on FROM antenatal_under_16 WHERE pregnancy_id = @pregnancyId", new { pregnancyId }, ct) is { DiscussedOn: null } row)
            await Ask(pregnancyId, midwifeUserId, row.LeadUserId, ct);
    }

    private sealed record Standing(Guid? LeadUserId, DateOnly? DiscussedOn);

    private async Task EndTasks(Guid pregnancyId, TaskOutcome outcome, string? why, CancellationToken ct)
    {
        foreach (var task in await db.Query<Guid>("""
            SELECT task_id FROM antenatal_under_16 WHERE pregnancy_id = @pregnancyId AND task_id IS NOT NULL
            UNION SELECT lead_task_id FROM antenatal_under_16 WHERE pregnancy_id = @pregnancyId AND lead_task_id IS NOT NULL
            """, new { pregnancyId }, ct)) await send.Send(new CloseTask(task, outcome, why), ct);
    }

    /// <summary>One for her midwife and one for the lead, both for today. They name nobody and no family: only who may read the pregnancy opens it.</summary>
    private async Task Ask(Guid pregnancyId, Guid? midwifeUserId, Guid? lead, CancellationToken ct)
    {
        var midwife = midwifeUserId ?? user.Id;
        var (hers, leads) = (clock.NewId(), clock.NewId());
        await Open(hers, "Hold a safeguarding conversation today", midwife, pregnancyId, ct);
        await Open(leads, lead is null ? "Tell the safeguarding lead today: a conversation is still to be held" : "A safeguarding conversation is still to be held today", lead ?? midwife, pregnancyId, ct);
        await db.Execute("UPDATE antenatal_under_16 SET task_id = @hers, lead_task_id = @leads WHERE pregnancy_id = @pregnancyId", new { hers, leads, pregnancyId }, ct);
    }

    private Task<Guid> Open(Guid id, string title, Guid? who, Guid pregnancyId, CancellationToken ct) =>
        send.Send(new OpenTask(id, title, TaskKind, null, null, clock.Today(), TaskPriority.Urgent, who, null, $"/antenatal/pregnancies/{pregnancyId}/conversation"), ct);

    /// <summary>Who the place names in its setting, else the first who is a safeguarding lead; null where there is none.</summary>
    internal async Task<Guid?> Lead(Guid? householdId, CancellationToken ct)
    {
        var area = householdId is { } household ? (await send.Ask(new GetHousehold(household), ct))?.NeighbourhoodId : null;
        var named = await send.Ask(new GetSetting("antenatal.under16Lead", area), ct);
        if (await send.Ask(new FindStaff(named), ct) is [var one]) return one.Id;
        return (await send.Ask(new FindStaff(null, Roles.SafeguardingLead), ct)).Select(w => (Guid?)w.Id).FirstOrDefault();
    }
}
