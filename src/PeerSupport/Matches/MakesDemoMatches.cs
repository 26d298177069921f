using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.PeerSupport.Requests;

namespace Neighbourhood.PeerSupport.Matches;

/// <summary>A supporter who was asked, one who has not been in touch in time, and two who are. Their ids are left as "peer:match:offered", "…:matched" and "…:active".</summary>
internal sealed class MakesDemoMatches(Db db, ISend send, WordsVault vault, History history, TimeProvider clock) : IDemoPart
{
    private static readonly (string Key, string Request, string Supporter, MatchStatus Status)[] Made =
    [
        ("offered", "screening", "1", MatchStatus.Offered), ("matched", "matched", "2", MatchStatus.Matched), ("active", "active", "1", MatchStatus.Active),
    ];

    private sealed record Parent(Guid PersonId, Guid? TaskId);

    public int Order => 63;

    public string Says => "supporters and parents who were brought together";

    public Task Make(Kernel.Demo demo, CancellationToken ct) => db.InOne(async () =>
    {
        foreach (var one in Made)
            if (demo.Ids.TryGetValue($"peer:request:{one.Request}", out var request) && demo.Ids.TryGetValue($"peer:supporter:{one.Supporter}", out var supporter))
                demo.Ids[$"peer:match:{one.Key}"] = await Match(request, supporter, one.Status, demo.Accounts.TryGetValue("peercoordinator", out var coordinator) ? coordinator : null, ct);
    }, ct);

    private async Task<Guid> Match(Guid request, Guid supporter, MatchStatus status, Guid? coordinator, CancellationToken ct)
    {
        var (id, now) = (clock.NewId(), clock.Now());
        var parent = await db.Find<Parent>("SELECT person_id, task_id FROM peersupport_request WHERE id = @request", new { request }, ct) ?? throw new NotFound("The request");
        // The one without contact is just past its hours, so that the board has something red.
        DateTimeOffset? began = status switch { MatchStatus.Matched => now.AddHours(-49), MatchStatus.Active => now.AddDays(-20), _ => null };
        DateTimeOffset? first = status == MatchStatus.Active ? now.AddDays(-19) : null;
        await db.Execute("""
            INSERT INTO peersupport_match (id, request_id, supporter_id, person_id, status, reasons, offered_on, offered_by, supporter_said, parent_said, matched_at, first_contact_by, first_contact_at, last_contact_on,
                boundaries, version)
            VALUES (@id, @request, @supporter, @PersonId, @status, 'topic-newbaby,room', @offered, @coordinator, @said, @said, @began, @by, @first, @last, @agreed, 1)
            """, new
        {
            id,
            agreed = vault.Close(id, "Twice a week, for three months"),
            request,
            supporter,
            parent.PersonId,
            status,
            offered = (began ?? now).LondonDay().AddDays(-1),
            coordinator,
            said = began is null ? (Said?)null : Said.Yes,
            began,
            by = began?.AddHours(48),
            first,
            last = first is null ? (DateOnly?)null : now.AddDays(-3).LondonDay(),
        }, ct);
        await history.Add(Subject.Match, id, null, nameof(MatchStatus.Offered), ct: ct);
        if (began is null) return id;
        await db.Execute("UPDATE peersupport_request SET status = @status, matched_on = @on, task_id = NULL WHERE id = @request", new { request, status, on = began.Value.LondonDay() }, ct);
        if (parent.TaskId is { } task) await send.Send(new CloseTask(task, TaskOutcome.Done), ct);
        await history.Add(Subject.Request, request, nameof(RequestStatus.Screening), nameof(RequestStatus.Matched), ct: ct);
        if (first is not null) await history.Add(Subject.Request, request, nameof(RequestStatus.Matched), nameof(RequestStatus.Active), ct: ct);
        await history.Add(Subject.Match, id, nameof(MatchStatus.Offered), nameof(MatchStatus.Matched), ct: ct);
        if (first is not null) await history.Add(Subject.Match, id, nameof(MatchStatus.Matched), nameof(MatchStatus.Active), ct: ct);
        return id;
    }
}
