using Microsoft.Extensions.DependencyInjection;
using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Contracts;
using Neighbourhood.PeerSupport;
using Neighbourhood.PeerSupport.Contracts;
using Neighbourhood.PeerSupport.Requests;
using Neighbourhood.Testing;

namespace Neighbourhood.Modules.PeerSupport.Requests;

/// <summary>Somebody would like somebody to talk to: what the tests of requests begin with.</summary>
public abstract class ArrangedAsking : ArrangedPeers
{
    internal NewRequest Wanted(Guid? person = null, bool share = true, Guid? decision = null, bool waits = false, bool expecting = false, Guid? id = null) => new(
        id ?? World.NewId(), person ?? Mother, Families.FirstOrDefault(f => f.Value.Any(m => m.PersonId == (person ?? Mother))).Key, RequestSource.Hub, [Want.BeenThroughIt, Want.SomeoneToTalkTo], [Topic.Feeding, Topic.NewBaby],
        Channel.Text, Urgency.Ordinary, new("en", null, null, null, "near"), "Mornings", "Not my neighbour", share, DecisionId: decision, WaitsForDecision: waits, Expecting: expecting);

    /// <summary>As a page of the module would, in a transaction of its own.</summary>
    internal async Task<Guid> Open(NewRequest request, Actor? by = null) => await (by ?? Coordinator).With(async services =>
    {
        await services.GetRequiredService<Db>().InOne(() => services.GetRequiredService<RequestDesk>().Open(request, CancellationToken.None), CancellationToken.None);
        return request.Id;
    });

    internal async Task End(Guid request, EndCode why) => await Coordinator.With(async services =>
    {
        await services.GetRequiredService<Db>().InOne(() => services.GetRequiredService<RequestDesk>().End(request, why, CancellationToken.None), CancellationToken.None);
        return 0;
    });

    /// <summary>Form F7 as a worker or the coordinator sends it.</summary>
    internal static Wishes Answers(bool? share = true, bool? expecting = false) =>
        new([Want.BeenThroughIt], [Topic.Feeding], Channel.Walk, Urgency.Soon, new("en", "Female", null, null, null), "Mornings", null, share, expecting);

    /// <summary>Proposed by a team, and told.</summary>
    internal async Task<(Guid Decision, Guid Request)> Proposed(bool provisional = false, bool agreed = false, params Guid[] people)
    {
        var decision = World.NewId();
        World.Answers<GetReasonForDecision, string?>(_ => "She told us that the nights are lonely.");
        await World.Happened(new MdtDecisionMade(decision, World.NewId(), Family, people.Length == 0 ? [Mother] : people, MdtDecisionCode.OfferPeerSupport, null, provisional, agreed));
        await World.Deliver();
        var requests = await World.Sql<Guid>("SELECT id FROM peersupport_request WHERE decision_id = @decision ORDER BY id", new { decision });
        return (decision, requests.Count > 0 ? requests[0] : Guid.Empty);
    }

    internal IReadOnlyList<PeerProposalAnswered> Answered => [.. World.Told.OfType<PeerProposalAnswered>()];

    internal sealed record Row(
        RequestStatus Status, Guid ProgrammeId, Guid PersonId, RequestSource Source, string Wants, DateOnly? ShareAgreedOn, DateOnly? DueOn, Guid? TaskId, Guid? LeadTaskId, Guid? InvolvementId, string? EndCode,
        DateOnly? EndedOn, string? SignpostedTo, int? SomeoneBefore, DateOnly? DiscussedOn, DateOnly? ScreenedOn, int Version);

    internal async Task<Row> RowOf(Guid id) => (await World.Sql<Row>("""
        SELECT status, programme_id, person_id, source, wants, share_agreed_on, due_on, task_id, lead_task_id, involvement_id, end_code, ended_on, signposted_to, someone_before, discussed_on, screened_on, version
        FROM peersupport_request WHERE id = @id
        """, new { id })).Single();

    internal async Task<int> Requests() => (await World.Sql<int>("SELECT COUNT(*) FROM peersupport_request")).Single();
}
