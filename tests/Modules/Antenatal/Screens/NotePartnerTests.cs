using Neighbourhood.Antenatal.Pregnancies;
using Neighbourhood.Antenatal.Screens;
using Neighbourhood.Kernel;
using Xunit;

namespace Neighbourhood.Modules.Antenatal.Screens;

public sealed class NotePartnerTests : ArrangedPregnancy
{
    private NotePartner.Command Named(Guid pregnancy) => new(pregnancy, Father, PartnerInvolved.Yes, true, "Evenings", 0);

    private async Task Refuses(string input, NotePartner.Command command) => Assert.Equal(input, (await Assert.ThrowsAsync<Refused>(() => Midwife.Send(command))).Input);

    [Fact]
    public async Task Her_partner_is_somebody_of_the_household_or_nobody_named()
    {
        var id = await Pregnant();
        var partner = Named(id);
        Assert.DoesNotContain((await Midwife.Ask(new NotePartner.Query(id))).Members, m => m.PersonId == Mother);
        await Refuses("PartnerId", partner with { PartnerId = NewFamily().Father });
        await Refuses("PartnerId", partner with { PartnerId = Mother });
        await Refuses("Involved", partner with { Involved = null });
        await Refuses("Involved", partner with { Involved = PartnerInvolved.NoPartner });
        await Refuses("MayBeInvited", partner with { MayBeInvited = null });
        await Refuses("Needs", partner with { Needs = new string('x', 501) });
        Assert.Empty(await World.Sql<int>("SELECT version FROM antenatal_partner"));
    }

    [Fact]
    public async Task What_she_says_of_her_partner_is_one_row_that_changes()
    {
        var id = await Pregnant();
        await Midwife.Send(Named(id));
        await Midwife.Send(Named(id));
        await Assert.ThrowsAsync<Conflict>(() => Midwife.Send(Named(id) with { PartnerId = null }));
        await Midwife.Send(new NotePartner.Command(id, null, PartnerInvolved.NoPartner, null, null, 1));
        Assert.Equal(new NotePartner.Partner(null, PartnerInvolved.NoPartner, false, null, 2), (await Midwife.Ask(new NotePartner.Query(id))).Stands);
    }

    [Fact]
    public async Task Only_who_looks_after_her_and_not_after_a_loss()
    {
        var id = await Pregnant(visitor: Visitor.Id);
        foreach (var other in new[] { OtherMidwife, Visitor }) await Assert.ThrowsAsync<NotFound>(() => other.Send(Named(id)));
        foreach (var other in new[] { HubWorker, Gp, Nobody }) await Assert.ThrowsAsync<Denied>(() => other.Ask(new NotePartner.Query(id)));
        await Assert.ThrowsAsync<Refused>(async () => await Midwife.Send(new NotePartner.Command(await Pregnant(NewFamily().Mother, PregnancyStatus.LossRecorded), null, PartnerInvolved.NoPartner, null, null, 0)));
    }
}
