using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.PeerSupport.Contracts;
using Neighbourhood.PeerSupport.Programmes;
using Neighbourhood.PeerSupport.Requests;

namespace Neighbourhood.PeerSupport.People;

/// <summary>Hands a parent on: to another supporter when theirs has left, to another programme when the family lives elsewhere.</summary>
internal sealed class HandOvers(Db db, RequestDesk requests, Leavers leavers, ProgrammeOf programmes, WordsVault vault, ISend send, IOutbox outbox, TimeProvider clock)
{
    private sealed record Row(
        Guid Id, Guid ProgrammeId, Guid PersonId, Guid? HouseholdId, RequestSource Source, string Wants, Channel Channel, Urgency Urgency, string? PreferLanguage, string? PreferSex, string? PreferAge,
        string? PreferFaith, string? PreferNear, string? FreeWhen, string? AvoidNote, DateOnly? ShareAgreedOn, Guid? PregnancyId, Guid? InvolvementId, Guid? TaskId);

    private sealed record Held(Guid RequestId, Guid SupporterId);

    private sealed record On(Topic Topic, Guid RequestId);

    /// <summary>The match ends. Where the parent would like somebody else, a new request stands with what they asked for, and its own clock.</summary>
    internal async Task FromWhoLeft(Guid matchId, bool again, CancellationToken ct)
    {
        var match = await db.Find<Held>("SELECT request_id, supporter_id FROM peersupport_match WHERE id = @matchId", new { matchId }, ct) ?? throw new NotFound("The match");
        var why = again ? EndCode.System : EndCode.WantedToStop;
        await requests.End(match.RequestId, why, ct);
        await leavers.HasLeft(match.SupporterId, ct);
        if (again) await Again(match.RequestId, ct);
    }

    /// <summary>A new request with what they asked for, and its own clock; the one before has ended.</summary>
    /// <exception cref="Refused">Nobody may be asked for now: they object, another is open, no programme looks after where they live.</exception>
    internal async Task Again(Guid requestId, CancellationToken ct)
    {
        var asked = await Find(requestId, ct);
        string? Read(string? closed) => vault.Words(requestId, closed);
        var about = (await db.Query<On>("SELECT topic, request_id FROM peersupport_request_topic WHERE request_id = @requestId ORDER BY topic", new { requestId }, ct)).Select(t => t.Topic).ToList();
        await requests.Open(new(
            clock.NewId(), asked.PersonId, asked.HouseholdId, asked.Source, [.. asked.Wants.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(Enum.Parse<Want>)],
            about.Count == 0 ? [Topic.Other] : about, asked.Channel, asked.Urgency, new(Read(asked.PreferLanguage), asked.PreferSex, asked.PreferAge, Read(asked.PreferFaith), asked.PreferNear), Read(asked.FreeWhen),
            Read(asked.AvoidNote), asked.ShareAgreedOn is not null, asked.PregnancyId), ct);
    }

    /// <summary>The programme that looks after where they live now; null where that is the request's own, or none.</summary>
    internal async Task<ProgrammeOf.Found?> There(Guid requestId, CancellationToken ct)
    {
        var asked = await Find(requestId, ct);
        var home = asked.HouseholdId is { } household ? (await send.Ask(new GetHousehold(household), ct))?.NeighbourhoodId : null;
        return await programmes.Area(home, ct) is { } there && there.Id != asked.ProgrammeId ? there : null;
    }

    /// <summary>From now the other programme looks after it. A match goes on: nobody loses whom they trust because they moved.</summary>
    internal async Task ToProgrammeThere(Guid requestId, CancellationToken ct)
    {
        var asked = await Find(requestId, ct);
        var there = await There(requestId, ct) ?? throw new Refused("", "No other programme looks after where they live now");
        var organisation = (await db.Query<Guid>("SELECT organisation_id FROM peersupport_programme WHERE id = @Id AND organisation_id IS NOT NULL", new { there.Id }, ct)).Select(id => (Guid?)id).FirstOrDefault();
        var involvement = asked.HouseholdId is null ? (Guid?)null : clock.NewId();
        if (asked is { InvolvementId: { } was, HouseholdId: { } left }) await outbox.Add(new PeerInvolvementEnded(was, left, clock.Today()), ct);
        if (asked.TaskId is { } done) await send.Send(new CloseTask(done, TaskOutcome.NoLongerNeeded, "Another programme looks after it"), ct);
        var task = await send.Send(new OpenTask(
            clock.NewId(), "A request was handed over to you: look at it", "peersupport.hand-over", null, null, clock.Today(), TaskPriority.Medium, there.CoordinatorUserId,
            there.CoordinatorUserId is null ? there.Id : null, $"/peersupport/requests/{requestId}"), ct);
        await db.Execute("UPDATE peersupport_request SET programme_id = @to, involvement_id = @involvement, task_id = @task, version = version + 1 WHERE id = @requestId",
            new { requestId, to = there.Id, involvement, task }, ct);
        if (involvement is { } begun && asked.HouseholdId is { } home)
            await outbox.Add(new PeerInvolvementBegan(begun, home, asked.PersonId, organisation, there.Id, "peer", clock.Today(), Shown: false), ct);
    }

    private async Task<Row> Find(Guid requestId, CancellationToken ct) => await db.Find<Row>("""
        SELECT id, programme_id, person_id, household_id, source, wants, channel, urgency, prefer_language, prefer_sex, prefer_age, prefer_faith, prefer_near, free_when, avoid_note, share_agreed_on,
            pregnancy_id, involvement_id, task_id
        FROM peersupport_request WHERE id = @requestId
        """, new { requestId }, ct) ?? throw new NotFound("The request");
}
