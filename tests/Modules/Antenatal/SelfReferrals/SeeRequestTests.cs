using Neighbourhood.Access.Contracts;
using Neighbourhood.Antenatal.SelfReferrals;
using Neighbourhood.Kernel;
using Xunit;

namespace Neighbourhood.Modules.Antenatal.SelfReferrals;

public sealed class SeeRequestTests : ArrangedRequests
{
    [Fact]
    public async Task It_is_read_by_who_took_it_on_alone_and_each_reading_is_in_the_audit()
    {
        var id = await Write();
        await Assert.ThrowsAsync<NotFound>(() => Midwife.Ask(new SeeRequest(id)));
        await Midwife.Send(new TakeOnRequest.Command(id, 1));
        Assert.Equal("Ama Mensah", (await Midwife.Ask(new SeeRequest(id))).Name);
        Assert.Equal([Midwife.Id], await World.Sql<Guid>("SELECT user_id FROM kernel_audit WHERE kind = 'view' AND what = 'Antenatal.SeeRequest'"));
        await Assert.ThrowsAsync<NotFound>(() => OtherMidwife.Ask(new SeeRequest(id)));
        foreach (var stranger in (Neighbourhood.Testing.Actor[])[Visitor, HubWorker, Gp, Nobody]) await Assert.ThrowsAsync<Denied>(() => stranger.Ask(new SeeRequest(id)));
        await Assert.ThrowsAsync<NotFound>(() => Midwife.Ask(new SeeRequest(World.NewId())));
        // Another takes it over: then it is hers, and the first reads it no more.
        await OtherMidwife.Send(new TakeOnRequest.Command(id, 2));
        await Assert.ThrowsAsync<NotFound>(() => Midwife.Ask(new SeeRequest(id)));
        Assert.Equal(["New", "TakenOn", "TakenOn"], await StepsOf(id));
    }

    [Fact]
    public async Task A_childs_is_read_by_the_named_lead_at_once_who_answers_nothing()
    {
        var (lead, other) = (World.As(Roles.SafeguardingLead, World.NewId()), World.As(Roles.SafeguardingLead, World.NewId()));
        World.Answers<FindStaff, IReadOnlyList<GetStaff.Worker>>(q => q.Role == Roles.SafeguardingLead ? [new(lead.Id, "The lead", null, null, false)] : []);
        var (child, adult) = (await Write(Hers(AgeBand.Under13, reach: "07700 900982")), await Write());
        var seen = await lead.Ask(new SeeRequest(child));
        Assert.Equal(("07700 900982", null, false), (seen.Request.ReachValue, seen.Midwife, seen.MayAnswer));
        await Assert.ThrowsAsync<NotFound>(() => lead.Ask(new SeeRequest(adult)));
        await Assert.ThrowsAsync<NotFound>(() => other.Ask(new SeeRequest(child)));
        await Assert.ThrowsAsync<Denied>(() => lead.Send(new TakeOnRequest.Command(child, 1)));
        await Assert.ThrowsAsync<Denied>(() => lead.Ask(new ListRequests.Query()));
        await Midwife.Send(new TakeOnRequest.Command(child, 1));
        Assert.Equal($"Worker {Midwife.Id}", (await lead.Ask(new SeeRequest(child))).Midwife);
        Assert.True((await Midwife.Ask(new SeeRequest(child))).MayAnswer);
    }
}
