using Neighbourhood.Access.Contracts;
using Neighbourhood.Antenatal.SelfReferrals;
using Neighbourhood.Kernel;
using Xunit;

namespace Neighbourhood.Modules.Antenatal.SelfReferrals;

public sealed class ReturnsRequestsWhenAccountEndedTests : ArrangedRequests
{
    [Fact]
    public async Task Nobody_is_forgotten_because_her_midwife_left()
    {
        var id = await TakenOn();
        await Tried(id, answered: false);
        Assert.Empty(await OtherMidwife.Ask(new GatherMyWork(OtherMidwife.Id, Today)));
        await World.Happened(new AccountEnded(Midwife.Id, Today));
        await World.Deliver();
        Assert.Equal("/antenatal/requests", Assert.Single(await OtherMidwife.Ask(new GatherMyWork(OtherMidwife.Id, Today))).Path);
        await Assert.ThrowsAsync<NotFound>(() => Midwife.Ask(new SeeRequest(id)));
        await OtherMidwife.Send(new TakeOnRequest.Command(id, (await RowOf(id)).Version));
        Assert.Single((await OtherMidwife.Ask(new SeeRequest(id))).Tries);
        Assert.Equal(["New", "TakenOn", "Trying", "Returned", "TakenOn"], await StepsOf(id));
    }

    [Fact]
    public async Task What_has_ended_stays_and_a_childs_goes_to_who_leads_now()
    {
        var (first, second) = (World.As(Roles.SafeguardingLead, World.NewId()), World.As(Roles.SafeguardingLead, World.NewId()));
        var leads = first.Id;
        World.Answers<FindStaff, IReadOnlyList<GetStaff.Worker>>(q => q.Role == Roles.SafeguardingLead ? [new(leads, "The lead", null, null, false)] : []);
        var (child, ended) = (await Write(Hers(AgeBand.Under16)), await Heard());
        await Midwife.Send(new EndAsNotHer.Command(ended, NotHerBecause.WrongPerson, 3));
        leads = second.Id;
        foreach (var left in (Guid[])[first.Id, Midwife.Id]) await World.Happened(new AccountEnded(left, Today));
        await World.Deliver();
        Assert.Equal(child, (await second.Ask(new SeeRequest(child))).Request.Id);
        await Assert.ThrowsAsync<NotFound>(() => first.Ask(new SeeRequest(child)));
        Assert.Equal(["New", "TakenOn", "Trying", "NotHer"], await StepsOf(ended));
    }
}
