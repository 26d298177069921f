using Neighbourhood.Kernel;
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
        await Chair.Send(new ChangeLead.Command(item, Gp.Id, await CaseVersion(item)));
        await Chair.Send(new ChangeLead.Command(item, Gp.Id, await CaseVersion(item))); // a second press
        Assert.Equal([Gp.Id], await World.Sql<Guid>("SELECT lead_user_id FROM mdt_case WHERE id = @caseId", new { caseId }));
        Assert.Equal(CaseRules.LeadInvolvement(caseId, HealthVisitor.Id), Assert.Single(Told<MdtInvolvementEnded>()).InvolvementId);
        var began = Assert.Single(Told<MdtInvolvementBegan>());
        Assert.Equal((CaseRules.LeadInvolvement(caseId, Gp.Id), Gp.Id, "lead"), (began.InvolvementId, began.UserId!.Value, began.Kind));
    }

    [Fact]
    public async Task Of_two_changes_at_once_the_second_is_a_conflict()
    {
        var caseId = await Case();
        var item = await Started(await Running());
        var seen = await CaseVersion(item);
        await Chair.Send(new ChangeLead.Command(item, Gp.Id, seen));
        await Assert.ThrowsAsync<Conflict>(() => Deputy.Send(new ChangeLead.Command(item, Coordinator.Id, seen)));
        Assert.Equal([Gp.Id], await World.Sql<Guid>("SELECT lead_user_id FROM mdt_case WHERE id = @caseId", new { caseId }));
    }

    [Fact]
    public async Task Who_declared_a_conflict_with_the_family_does_not_lead()
    {
        var caseId = await Case();
        var item = await Started(await Running());
        await Gp.Send(new DeclareConflict.Command(item, null, "My sister"));
        await IsRefused(Chair.Send(new ChangeLead.Command(item, Gp.Id, await CaseVersion(item))), "LeadUserId", "conflict of interest");
        Assert.Equal([HealthVisitor.Id], await World.Sql<Guid>("SELECT lead_user_id FROM mdt_case WHERE id = @caseId", new { caseId }));
    }

    [Fact]
    public async Task Nobody_and_a_closed_account_do_not_lead()
    {
        await Case();
        var item = await Started(await Running());
        await IsRefused(Chair.Send(new ChangeLead.Command(item, null, await CaseVersion(item))), "LeadUserId", "Choose the lead");
        await IsRefused(Chair.Send(new ChangeLead.Command(item, Stranger, await CaseVersion(item))), "LeadUserId", "account is open");
        await GuardedFor(async who => await who.Send(new ChangeLead.Command(item, Gp.Id, await CaseVersion(item))));
    }
}
