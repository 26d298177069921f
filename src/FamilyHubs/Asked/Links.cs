using Neighbourhood.Families.Contracts;
using Neighbourhood.FamilyHubs.After;
using Neighbourhood.FamilyHubs.Bookings;
using Neighbourhood.FamilyHubs.Contracts;
using Neighbourhood.FamilyHubs.People;
using Neighbourhood.FamilyHubs.Sites;
using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Asked;

/// <summary>What midwives ask of hubs: how each link stands, and its steps. Only what she chose goes back.</summary>
internal sealed class Links(
    Db db, ISend send, AskedSites sites, HubInvolvements involvements, BookingDesk bookings, ToldPractices practices, Aliases aliases, History history, IOutbox outbox, TimeProvider clock)
{
    internal const string TaskKind = "hub.link-welcome";
    private const string Midwife = "midwife";

    /// <summary>She lets her practice be told.</summary>
    internal const string Practice = "gp";

    /// <summary>The reason that nobody at the hub reads: contact is held.</summary>
    internal const string Held = "held";

    internal sealed record Standing(
        Guid Id, Guid PersonId, Guid? HouseholdId, Guid SiteId, DateOnly? DueMonth, string Needs, string? Language, string BackTo, LinkState State, DateOnly AskedOn, DateOnly? AnswerDueOn,
        DateOnly? AnsweredOn, string? AnswerCode, DateOnly? WelcomeDueOn, Guid? WelcomeTaskId, DateOnly? WelcomedOn, WelcomeCode? WelcomeCode, DateOnly? FirstAttendedOn, string? WithdrawnCode, DateOnly? BornOn,
        DateOnly? EndedOn, LinkEnd? EndedCode, Guid? EndTaskId, int Version)
    {
        internal bool TellsMidwife => Codes(BackTo).Contains(Midwife);

        internal bool TellsPractice => Codes(BackTo).Contains(Practice);

        internal IReadOnlyList<string> NeedsCodes => Codes(Needs);

        /// <summary>The first day of this age: of the birth where it was told, else the end of the month in which the baby was due. Null where neither is known.</summary>
        internal DateOnly? Aged(int months) => (BornOn ?? DueMonth?.AddMonths(1))?.AddMonths(months);
    }

    internal static IReadOnlyList<string> Codes(string list) => list.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    internal async Task<Standing> Find(Guid linkId, CancellationToken ct) => await IfKnown(linkId, ct) ?? throw new NotFound("The link");

    internal Task<Standing?> IfKnown(Guid linkId, CancellationToken ct) => db.Find<Standing>("""
        SELECT id, person_id, household_id, site_id, due_month, needs, language, back_to, state, asked_on, answer_due_on, answered_on, answer_code, welcome_due_on, welcome_task_id, welcomed_on, welcome_code,
               first_attended_on, withdrawn_code, born_on, ended_on, ended_code, end_task_id, version
        FROM familyhubs_link WHERE id = @linkId
        """, new { linkId }, ct);

    /// <summary>The link, once it is sure that this step may be taken from what was seen; null where it was taken already from the same page.</summary>
    internal async Task<Standing?> ToStep(Guid linkId, LinkState to, int version, CancellationToken ct)
    {
        var now = await Find(linkId, ct);
        if (now.State == to && now.Version == version + 1) return null;
        if (now.Version != version && now.State != LinkState.Withdrawn)
            throw new Conflict("Somebody else has changed this. Look at what stands now, then try again.",
                new Dictionary<string, string?>(StringComparer.Ordinal) { ["Link"] = AskedWords.Label(now.State) },
                new Dictionary<string, string?>(StringComparer.Ordinal) { ["Link"] = AskedWords.Label(to) });
        AskedSteps.Check(now.State, to);
        return now;
    }

    /// <summary>The hub that was asked has closed: the one in its place answers, by the same day. Where there is none, it stays as it is.</summary>
    internal async Task AskOn(Guid linkId, CancellationToken ct)
    {
        var link = await Find(linkId, ct);
        if (link.State != LinkState.Asked || await sites.OpenNow(link.SiteId, ct) is not { } next || next == link.SiteId) return;
        await sites.End(link.Id, ct);
        await db.Execute("UPDATE familyhubs_link SET site_id = @next, version = version + 1 WHERE id = @Id", new { link.Id, next }, ct);
        await sites.Begin(link.Id, link.HouseholdId, [next], ct);
        await history.Add(Subject.Link, link.Id, nameof(LinkState.Asked), nameof(LinkState.Asked), AskedWords.HubClosed, ct);
    }

    /// <summary>The hub works with her, and owes her a welcome within its working days.</summary>
    internal async Task Accept(Standing link, CancellationToken ct)
    {
        var (task, due) = (clock.NewId(), await sites.Due("antenatal.hubWelcomeWd", [link.SiteId], ct));
        await Keep(link, LinkState.Accepted, ct);
        await db.Execute("UPDATE familyhubs_link SET answered_on = @today, welcome_due_on = @due, welcome_task_id = @task WHERE id = @Id", new { link.Id, today = clock.Today(), due, task }, ct);
        if (link.HouseholdId is { } household) await involvements.Begin(household, link.SiteId, ct);
        await sites.End(link.Id, ct);
        await OpenWelcome(link, task, due, ct);
        await outbox.Add(new HubLinkAnswered(link.Id, Accepted: true, null, clock.Today()), ct);
    }

    internal async Task Decline(Standing link, LinkRefusal why, CancellationToken ct)
    {
        await Keep(link, LinkState.Declined, ct);
        await db.Execute("UPDATE familyhubs_link SET answered_on = @today, answer_code = @why WHERE id = @Id", new { link.Id, today = clock.Today(), why }, ct);
        await sites.End(link.Id, ct);
        await outbox.Add(new HubLinkAnswered(link.Id, Accepted: false, AskedWords.Code(why), clock.Today()), ct);
    }

    /// <summary>The hub spoke to her, or tried. Her midwife hears it where she said so.</summary>
    internal async Task Welcome(Standing link, WelcomeCode code, CancellationToken ct)
    {
        await Keep(link, LinkState.Welcomed, ct);
        await db.Execute("UPDATE familyhubs_link SET welcomed_on = @today, welcome_code = @code WHERE id = @Id", new { link.Id, today = clock.Today(), code }, ct);
        if (link.WelcomeTaskId is { } task) await send.Send(new CloseTask(task, TaskOutcome.Done), ct);
        if (link.TellsMidwife) await outbox.Add(new HubWelcomed(link.Id, AskedWords.Code(code), clock.Today()), ct);
        await practices.Tell(link, PracticeTold.Welcomed, ct);
    }

    /// <summary>She came to a session of the hub for the first time.</summary>
    internal async Task Attend(Standing link, CancellationToken ct)
    {
        await Keep(link, LinkState.Attended, ct);
        await db.Execute("UPDATE familyhubs_link SET first_attended_on = @today WHERE id = @Id", new { link.Id, today = clock.Today() }, ct);
        if (link.WelcomeTaskId is { } task) await send.Send(new CloseTask(task, TaskOutcome.Done), ct); // one that has ended stays as it is
        if (link.TellsMidwife && await IsFirst(link.Id, ct)) await outbox.Add(new HubFirstAttended(link.Id, "came", clock.Today()), ct);
        await practices.Tell(link, PracticeTold.Came, ct);
    }

    /// <summary>She had not come: the register was put right. The hub waits for her as before, and owes her a welcome where it gave none.</summary>
    internal async Task WaitAgain(Standing link, CancellationToken ct)
    {
        await Keep(link, link.WelcomedOn is null ? LinkState.Accepted : LinkState.Welcomed, ct);
        await db.Execute("UPDATE familyhubs_link SET first_attended_on = NULL WHERE id = @Id", new { link.Id }, ct);
        await practices.TakeBack(link.Id, PracticeTold.Came, ct);
        if (link.WelcomedOn is not null) return;
        var (task, due) = (clock.NewId(), await sites.Due("antenatal.hubWelcomeWd", [link.SiteId], ct));
        await db.Execute("UPDATE familyhubs_link SET welcome_due_on = @due, welcome_task_id = @task WHERE id = @Id", new { link.Id, due, task }, ct);
        await OpenWelcome(link, task, due, ct);
    }

    /// <summary>What her midwife heard is not told again.</summary>
    private async Task<bool> IsFirst(Guid linkId, CancellationToken ct) => await db.Execute("""
        INSERT INTO familyhubs_link_told (link_id) SELECT @linkId WHERE NOT EXISTS (SELECT 1 FROM familyhubs_link_told WHERE link_id = @linkId)
        """, new { linkId }, ct) > 0;

    private Task<Guid> OpenWelcome(Standing link, Guid task, DateOnly due, CancellationToken ct) =>
        send.Send(new OpenTask(task, "Welcome somebody whose midwife asked for it", TaskKind, null, link.PersonId, due, TaskPriority.Medium, null, link.SiteId, $"/familyhubs/asked/links/{link.Id}"), ct);

    /// <summary>The hub stops: its task, the bookings that came from the link, and its work with the family where nothing else began it.</summary>
    internal async Task Withdraw(Standing link, string code, CancellationToken ct)
    {
        if (!AskedSteps.May(link.State, LinkState.Withdrawn)) return;
        await Keep(link, LinkState.Withdrawn, ct);
        await db.Execute("UPDATE familyhubs_link SET withdrawn_code = @code WHERE id = @Id", new { link.Id, code }, ct);
        await practices.Forget(link.Id, ct);
        if (link.WelcomeTaskId is { } task) await send.Send(new CloseTask(task, TaskOutcome.NoLongerNeeded, "No longer needed"), ct);
        foreach (var booking in await db.Query<Guid>("""
            SELECT b.id FROM familyhubs_booking b JOIN familyhubs_session s ON s.id = b.session_id WHERE b.link_id = @Id AND b.status IN ('Booked', 'Waiting') AND s.starts_at > @now
            """, new { link.Id, now = clock.Now() }, ct))
            await bookings.Stop(booking, "No longer needed", ct);
        await Leave(link, ct);
    }

    /// <summary>The hub's part is over. What she has booked stays hers. Her midwife hears it where she said so, and does not think her in good hands here any more.</summary>
    internal async Task End(Standing link, LinkEnd why, CancellationToken ct)
    {
        await Keep(link, LinkState.Ended, ct);
        await db.Execute("UPDATE familyhubs_link SET ended_on = @today, ended_code = @why WHERE id = @Id", new { link.Id, today = clock.Today(), why }, ct);
        if (link.WelcomeTaskId is { } task) await send.Send(new CloseTask(task, TaskOutcome.NoLongerNeeded, "The link has ended"), ct);
        if (link.TellsMidwife) await outbox.Add(new HubLinkEnded(link.Id, AskedWords.Code(why), clock.Today()), ct);
        await Leave(link, ct);
    }

    /// <summary>The baby's age in months at which the link ends: by the setting of the hub's area.</summary>
    internal async Task<int> EndMonths(Standing link, CancellationToken ct) => await send.Number(EndsLinks.Setting, await SiteArea.NeighbourhoodOf(db, link.SiteId, ct), ct);

    /// <summary>Once, and where the link is still open: somebody is asked whether it is time to end it.</summary>
    internal async Task AskToEnd(Guid linkId, int months, CancellationToken ct)
    {
        var link = await Find(linkId, ct);
        if (link.State is not (LinkState.Accepted or LinkState.Welcomed or LinkState.Attended) || link.Aged(months) is not { } from || from > clock.Today()) return;
        var task = clock.NewId();
        if (await db.Execute("UPDATE familyhubs_link SET end_task_id = @task WHERE id = @Id AND end_task_id IS NULL", new { link.Id, task }, ct) == 0) return;
        await send.Send(new OpenTask(task, "Is it time to end a midwife's link? Agree with the family how it goes on", TaskKind, null, link.PersonId, await sites.Due("antenatal.hubWelcomeWd", [link.SiteId], ct), TaskPriority.Low, null,
            link.SiteId, $"/familyhubs/asked/links/{link.Id}/end"), ct);
    }

    /// <summary>What was owed for the link is over, and the hub's work with the family where nothing else began it.</summary>
    private async Task Leave(Standing link, CancellationToken ct)
    {
        if (link.EndTaskId is { } asked) await send.Send(new CloseTask(asked, TaskOutcome.Done), ct);
        await sites.End(link.Id, ct);
        if (link.HouseholdId is { } household && link.State != LinkState.Asked && !await IsKnownOtherwise(link.Id, household, link.SiteId, ct)) await involvements.End(household, link.SiteId, ct);
    }

    /// <summary>The family joined this hub, comes to it or is booked, or was sent by somebody else as well.</summary>
    private async Task<bool> IsKnownOtherwise(Guid linkId, Guid householdId, Guid siteId, CancellationToken ct)
    {
        var households = await aliases.AllOf(householdId, ct);
        return await db.Find<int>("""
            SELECT (SELECT COUNT(*) FROM familyhubs_registration WHERE site_id = @siteId AND household_id IN @households AND ended_on IS NULL)
                 + (SELECT COUNT(*) FROM familyhubs_proposal WHERE site_id = @siteId AND household_id IN @households AND state = 'Accepted')
                 + (SELECT COUNT(*) FROM familyhubs_gp_referral WHERE site_id = @siteId AND household_id IN @households AND answer = 'Welcomed')
                 + (SELECT COUNT(*) FROM familyhubs_attendance t JOIN familyhubs_session s ON s.id = t.session_id WHERE s.site_id = @siteId AND t.household_id IN @households)
                 + (SELECT COUNT(*) FROM familyhubs_booking b JOIN familyhubs_session n ON n.id = b.session_id
                    WHERE n.site_id = @siteId AND b.household_id IN @households AND b.status IN ('Booked', 'Waiting') AND n.ends_at > @now)
                 + (SELECT COUNT(*) FROM familyhubs_link WHERE id <> @linkId AND site_id = @siteId AND household_id IN @households AND state IN ('Accepted', 'Welcomed', 'Attended'))
            """, new { siteId, households, linkId, now = clock.Now() }, ct) > 0;
    }

    private async Task Keep(Standing link, LinkState to, CancellationToken ct)
    {
        await db.ExecuteVersioned("UPDATE familyhubs_link SET state = @to, version = version + 1 WHERE id = @Id AND version = @Version", new { link.Id, link.Version, to }, ct: ct);
        await history.Add(Subject.Link, link.Id, link.State.ToString(), to.ToString(), ct: ct);
    }
}
