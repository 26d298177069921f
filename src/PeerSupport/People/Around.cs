using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.PeerSupport.Requests;

namespace Neighbourhood.PeerSupport.People;

/// <summary>What was asked for of some people, for who may see who has a supporter. What is not to be known is as if it were not there.</summary>
internal sealed class Around(Db db, ISend send, Aliases aliases, DoNotContact contact, Guard guard)
{
    internal sealed record Asked(Guid Id, Guid PersonId, RequestStatus Status, DateOnly AskedOn, DateOnly? MatchedOn, DateOnly? EndedOn);

    /// <summary>Of a household's members, for whoever works with it; nothing for who sees the name alone.</summary>
    internal async Task<IReadOnlyList<Asked>> Household(Guid householdId, CancellationToken ct) =>
        await send.Ask(new GetHousehold(householdId), ct) is { Masking: Masking.Full or Masking.Restricted } family ? await Of([.. family.Members.Select(m => m.PersonId)], ct) : [];

    /// <summary>Of this person, for whoever works with them.</summary>
    internal async Task<IReadOnlyList<Asked>> Person(Guid personId, CancellationToken ct) =>
        await send.Ask(new GetPeople([personId]), ct) is [{ Masking: Masking.Full or Masking.Restricted }] ? await Of([personId], ct) : [];

    /// <summary>What a panel prints: whose, how it stands, and whether to ask first. What is over is not printed.</summary>
    internal async Task<PeerLines?> Lines(IReadOnlyList<Asked> asked, CancellationToken ct)
    {
        List<Asked> open = [.. asked.Where(a => Request.IsOpen(a.Status))];
        if (open.Count == 0) return null;
        List<Guid> people = [.. open.Select(a => a.PersonId).Distinct()];
        var names = (await send.Ask(new GetPeople(people), ct)).ToDictionary(p => p.Id, p => p.Name);
        var held = await contact.Held(people, ct);
        return new([.. open.Select(a => new PeerLine(a.Id, names.GetValueOrDefault(a.PersonId, "Somebody"), Request.Label(a.Status), held.Contains(a.PersonId)))]);
    }

    private async Task<IReadOnlyList<Asked>> Of(IReadOnlyList<Guid> personIds, CancellationToken ct)
    {
        var seen = new List<Asked>();
        foreach (var asked in await db.Query<Asked>("SELECT id, person_id, status, asked_on, matched_on, ended_on FROM peersupport_request WHERE person_id IN @ids ORDER BY asked_on DESC, id DESC", new { ids = await aliases.AllOf(personIds, ct) }, ct))
            if (await guard.Reaches(Permissions.ViewMatches, "PeerRequestId", asked.Id, ct)) seen.Add(asked);
        return seen;
    }
}

/// <summary>Who of a card has asked for somebody to talk to.</summary>
internal sealed record PeerLines(IReadOnlyList<PeerLine> Lines);

/// <param name="AskFirst">Contact is held: how it stands is not printed.</param>
internal sealed record PeerLine(Guid Id, string Who, string Stands, bool AskFirst);

/// <summary>On a household's card, for the coordinator: who has somebody to talk to, or waits for somebody. Never in a pack.</summary>
internal sealed class PeerPanel(Around around) : IPanel
{
    public string Permission => Permissions.ViewMatches;

    public int Order => 60;

    public string Partial => "/PeerSupport/People/PeerPanel.cshtml";

    public async Task<object?> For(Guid householdId, CancellationToken ct) => await around.Lines(await around.Household(householdId, ct), ct);
}

/// <summary>The same on a person's page.</summary>
internal sealed class PeerPersonPanel(Around around) : IPersonPanel
{
    public string Permission => Permissions.ViewMatches;

    public int Order => 60;

    public string Partial => "/PeerSupport/People/PeerPanel.cshtml";

    public async Task<object?> For(Guid personId, CancellationToken ct) => await around.Lines(await around.Person(personId, ct), ct);
}

/// <summary>What happened with peer support, for who may see who has a supporter. For everybody else nothing is there, and nothing is missing.</summary>
internal sealed class AnswerGatherTimeline(Around around, CurrentUser user) : IGatherHandler<GatherTimeline, GatherTimeline.Part>
{
    public async Task<IReadOnlyList<GatherTimeline.Part>> Handle(GatherTimeline question, CancellationToken ct)
    {
        if (!user.May(Permissions.ViewMatches)) return [];
        return [.. (await around.Household(question.HouseholdId, ct)).SelectMany(Parts)];
    }

    private static IEnumerable<GatherTimeline.Part> Parts(Around.Asked asked)
    {
        GatherTimeline.Part Part(DateOnly on, string says) => new(on.AtLondon(default), "PeerSupport", says, $"/peersupport/requests/{asked.Id}");
        yield return Part(asked.AskedOn, "Asked for somebody to talk to");
        if (asked.MatchedOn is { } matched) yield return Part(matched, "Was matched with a peer supporter");
        if (asked.EndedOn is { } ended) yield return Part(ended, "Peer support ended");
    }
}
