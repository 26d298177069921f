using Neighbourhood.Mdt.Contracts;
using Neighbourhood.Mdt.Items;
using Xunit;
using CaseRules = Neighbourhood.Mdt.Cases.Case;

namespace Neighbourhood.Modules.Mdt.Items;

public sealed class ChangeLeadTests : ArrangedMeeting
{
    [Fact]
    public async Task Rule_2_a_case_has_exactly_one_lead_practitioner_and_the_change_is_told()
    {
        var caseId = await Case();
        var item = await Started(await Running());
        await Chair.Send(new ChangeLead.Command(item, Gp.Id));
        await Chair.Send(new ChangeLead.Command(item, Gp.Id)); // a second press
        Assert.Equal([Gp.Id], await World.Sql<Guid>("SELECT lead_user_id FROM mdt_case WHERE id = @caseId", new { caseId }));
        Assert.Equal(CaseRules.LeadInvolvement(caseId, HealthVisitor.Id), Assert.Single(Told<MdtInvolvementEnded>()).InvolvementId);
        var began = Assert.Single(Told<MdtInvolvementBegan>());
        Assert.Equal((CaseRules.LeadInvolvement(caseId, Gp.Id), Gp.Id, "lead"), (began.InvolvementId, began.UserId!.Value, began.Kind));
    }

    [Fact]
    public async Task Nobody_and_a_closed_account_do_not_lead()
    {
        await Case();
        var item = await Started(await Running());
        await IsRefused(Chair.Send(new ChangeLead.Command(item, null)), "LeadUserId", "Choose the lead");
        await IsRefused(Chair.Send(new ChangeLead.Command(item, Stranger)), "LeadUserId", "account is open");
        await GuardedFor(who => who.Send(new ChangeLead.Command(item, Gp.Id)));
    }
}
