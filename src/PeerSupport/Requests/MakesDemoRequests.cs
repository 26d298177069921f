using Neighbourhood.Areas.Contracts;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.PeerSupport.Requests;

/// <summary>What made-up parents asked for: one is proposed by a team, one is new, the others wait for a supporter; and two who wrote on the public page.</summary>
internal sealed class MakesDemoRequests(ISend send, Db db, RequestDesk desk, CurrentUser user, TimeProvider clock) : IDemoPart
{
    private const string Mother = "mother";

    private static readonly (string Name, Topic[] About, int DaysAgo)[] Made =
        [("new", [Topic.Feeding, Topic.NewBaby], 1), ("screening", [Topic.FeelingLow], 9), ("matched", [Topic.SingleParent, Topic.Money], 12), ("active", [Topic.Premature], 60)];

    public int Order => 62;

    public string Says => "parents who would like somebody to talk to";

    public async Task Make(Kernel.Demo demo, CancellationToken ct)
    {
        if (!demo.Ids.ContainsKey("peer:programme") || !demo.Accounts.TryGetValue("peercoordinator", out var coordinator)) return;
        user.IsSystemFor(coordinator);
        var parents = await Parents(demo.HouseholdIds, ct);
        foreach (var ((name, about, daysAgo), parent) in Made.Zip(parents)) demo.Ids[$"peer:request:{name}"] = await Ask(name, about, daysAgo, parent, ct);
        if (parents.Count > Made.Length) await Propose(demo, parents[Made.Length], ct);
        demo.Ids["peer:asked:new"] = await Write(new(
            "Tamsin", AskerAge.Older, false, [Want.SomeoneToTalkTo, Want.BeenThroughIt], [Topic.SingleParent], Channel.Text, demo.Postcodes.FirstOrDefault(), ReachWay.Text, "07700 900741", "Evenings after 8pm", null,
            "Somebody who is on her own too", null, true), ct);
        var tried = demo.Ids["peer:asked:tried"] = await Write(new(
            null, AskerAge.Older, true, [Want.SomeoneToTalkTo], [Topic.NewToArea, Topic.NewBaby], Channel.Walk, null, ReachWay.Phone, "07700 900742", "Weekday mornings", "Somali", "A woman", null, false), ct);
        await send.Send(new NoteAskedTry.Command(tried, 1), ct);
        user.IsSystemFor(null);
    }

    /// <summary>One mother of a household, of as many as there are requests and one more.</summary>
    private async Task<IReadOnlyList<(Guid Household, Guid Person)>> Parents(IEnumerable<Guid> households, CancellationToken ct)
    {
        var found = new List<(Guid, Guid)>();
        // The first families have a good deal already.
        foreach (var id in households.Skip(6))
        {
            if (found.Count > Made.Length) break;
            if (await send.Ask(new GetHousehold(id), ct) is not { Masking: Masking.Full } family || family.Members.FirstOrDefault(m => m is { Role: Mother, Masking: Masking.Full }) is not { } mother) continue;
            if (await send.Ask(new GetSharingBasis(mother.PersonId, SharingPurpose.PeerSupport), ct) is not (SharingBasis.Objection or SharingBasis.ObjectionToDecide)) found.Add((family.Id, mother.PersonId));
        }
        return found;
    }

    private async Task<Guid> Ask(string name, Topic[] about, int daysAgo, (Guid Household, Guid Person) parent, CancellationToken ct)
    {
        var id = clock.NewId();
        await db.InOne(() => desk.Open(new(
            id, parent.Person, parent.Household, RequestSource.Hub, [Want.BeenThroughIt, Want.SomeoneToTalkTo], about, Channel.Text, Urgency.Ordinary, new("English", null, null, null, "near"), "Weekday mornings", null, true), ct), ct);
        if (name != "new") await send.Send(new ScreenRequest.Command(id, 1, true, true, 2, null), ct);
        var day = clock.Today().AddDays(-daysAgo);
        var due = await send.Ask(new AddWorkingDays(day, await send.Number("peer.matchWd", ct: ct)), ct);
        await db.InOne(() => db.Execute("""
            UPDATE peersupport_request SET asked_on = @day, clock_from = @day, due_on = @due, share_agreed_on = @day, screened_on = CASE WHEN screened_on IS NULL THEN NULL ELSE @next END WHERE id = @id
            """, new { id, day, due, next = day.AddDays(1) }, ct), ct);
        return id;
    }

    /// <summary>By a decision that stands in no meeting of the demo: those that do are heard as events when the demo runs.</summary>
    private async Task Propose(Kernel.Demo demo, (Guid Household, Guid Person) parent, CancellationToken ct)
    {
        var id = clock.NewId();
        await db.InOne(() => desk.Open(new(
            id, parent.Person, parent.Household, RequestSource.Team, [Want.SomeoneToTalkTo], [Topic.Other], Channel.Text, Urgency.Ordinary, new(null, null, null, null, null), null, null, false, DecisionId: clock.NewId()), ct), ct);
        demo.Ids["peer:request:proposed"] = id;
    }

    private async Task<Guid> Write(AskerWords words, CancellationToken ct)
    {
        var id = clock.NewId();
        await send.Send(new ReceiveAsked.Command(id, words, null), ct);
        return id;
    }
}
