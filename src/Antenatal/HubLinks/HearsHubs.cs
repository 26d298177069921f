using Neighbourhood.FamilyHubs.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Antenatal.HubLinks;

/// <summary>Keeps what a hub told of a link, with the steps that it means, for the midwife to read.</summary>
internal sealed class HearsHubs(Db db, LinkDesk desk, History history, TimeProvider clock)
{
    internal async Task Hear(Guid linkId, Func<LinkDesk.Standing, LinkDesk.Standing> heard, CancellationToken ct)
    {
        if (await desk.IfKnown(linkId, ct) is not { } before) return;
        var now = heard(before);
        if (now == before) return;
        await db.ExecuteVersioned("""
            UPDATE antenatal_hub_link SET status = @Status, answered_on = @AnsweredOn, reason_code = @ReasonCode, welcomed_on = @WelcomedOn, welcome_code = @WelcomeCode, first_attended_on = @FirstAttendedOn,
                ended_on = @EndedOn, to_look_at = @ToLookAt, unread_since = COALESCE(unread_since, @at), version = version + 1
            WHERE id = @Id AND version = @Version
            """, new
        {
            now.Id,
            now.Status,
            now.AnsweredOn,
            now.ReasonCode,
            now.WelcomedOn,
            now.WelcomeCode,
            now.FirstAttendedOn,
            now.EndedOn,
            now.ToLookAt,
            at = clock.Now(),
            before.Version,
        }, ct: ct);
        var from = before.Status;
        foreach (var to in Hearing.Path(before.Status, now.Status))
        {
            LinkSteps.Check(from, to);
            await history.Add(Subject.Link, linkId, from.ToString(), to.ToString(), ct: ct);
            from = to;
        }
    }
}

/// <summary>A hub answered: linked, or not and why.</summary>
internal sealed class NotesAnswerWhenHubLinkAnswered(HearsHubs hears) : IWhen<HubLinkAnswered>
{
    public Task Handle(HubLinkAnswered happened, CancellationToken ct) => hears.Hear(happened.LinkId, link => Hearing.Answered(link, happened.Accepted, happened.ReasonCode, happened.On), ct);
}

/// <summary>A hub spoke to her, or tried.</summary>
internal sealed class NotesWelcomeWhenHubWelcomed(HearsHubs hears) : IWhen<HubWelcomed>
{
    public Task Handle(HubWelcomed happened, CancellationToken ct) => hears.Hear(happened.LinkId, link => Hearing.Welcomed(link, happened.OutcomeCode, happened.On), ct);
}

/// <summary>She came to a session of the hub for the first time.</summary>
internal sealed class NotesFirstTimeWhenHubFirstAttended(HearsHubs hears) : IWhen<HubFirstAttended>
{
    public Task Handle(HubFirstAttended happened, CancellationToken ct) => hears.Hear(happened.LinkId, link => Hearing.FirstAttended(link, happened.On), ct);
}

/// <summary>The hub's part is over: she may be offered one again, and her midwife does not count on this one.</summary>
internal sealed class NotesEndWhenHubLinkEnded(HearsHubs hears) : IWhen<HubLinkEnded>
{
    public Task Handle(HubLinkEnded happened, CancellationToken ct) => hears.Hear(happened.LinkId, link => Hearing.Ended(link, happened.ReasonCode, happened.On), ct);
}
