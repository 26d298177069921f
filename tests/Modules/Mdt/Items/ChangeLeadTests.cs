using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Contracts;
using Neighbourhood.Mdt.HandOvers;
using Neighbourhood.Mdt.Items;
using Xunit;
using CaseRules = Neighbourhood.Mdt.Cases.Case;

namespace Neighbourhood.Modules.Mdt.Items;

public sealed class ChangeLeadTests : ArrangedMeeting
{
    private Task<IReadOnlyList<Guid>> Lead(Guid caseId) => World.Sql<Guid>("SELECT lead_user_id FROM mdt_case WHERE id = @caseId", new { caseId });

    [Fact]
    public async Task Rule_2_the_old_lead_leads_until_the_one_who_is_asked_has_accepted()
    {
        var caseId = await Case();
        var item = await Started(await Running());
        await Chair.Send(new ChangeLead.Command(item, Gp.Id, await CaseVersion(item), "She knows the school."));
        await Chair.Send(new ChangeLead.Command(item, Gp.Id, await CaseVersion(item))); // a second press
        Assert.Equal([HealthVisitor.Id], await Lead(caseId));
        Assert.Equal([(MdtNoticeKind.LeadOffered, Gp.Id, caseId)], Told<MdtNoticeGiven>().Where(n => n.Kind != MdtNoticeKind.ListClosed).Select(n => (n.Kind, n.UserIds.Single(), n.SubjectId)));
        var console = (await Chair.Ask(new SeeConsole((await World.Sql<Guid>("SELECT meeting_id FROM mdt_item")).Single(), item))).Item!;
        Assert.Equal(($"Worker {Gp.Id}", HealthVisitor.Id), (console.AskedToLead, console.LeadUserId));

        var offer = Assert.Single(await World.Sql<Guid>("SELECT id FROM mdt_lead_offer"));
        await Gp.Send(new AcceptLead.Command(offer));
        Assert.Equal([Gp.Id], await Lead(caseId));
        Assert.Equal([offer, CaseRules.LeadInvolvement(caseId, HealthVisitor.Id)], Told<MdtInvolvementEnded>().Select(e => e.InvolvementId));
        Assert.Equal([("invited", Gp.Id, false), ("lead", Gp.Id, true)], Told<MdtInvolvementBegan>().Select(b => (b.Kind, b.UserId!.Value, b.Shown)));
    }

    [Fact]
    public async Task The_chair_who_takes_the_lead_leads_at_once_and_may_give_it_back()
    {
        var caseId = await Case();
        var item = await Started(await Running());
        await Chair.Send(new ChangeLead.Command(item, Chair.Id, await CaseVersion(item)));
        Assert.Equal([Chair.Id], await Lead(caseId));
        Assert.Empty(await World.Sql<Guid>("SELECT id FROM mdt_lead_offer"));
        await Chair.Send(new ChangeLead.Command(item, HealthVisitor.Id, await CaseVersion(item)));
        await HealthVisitor.Send(new AcceptLead.Command((await World.Sql<Guid>("SELECT id FROM mdt_lead_offer")).Single()));
        Assert.Equal([HealthVisitor.Id], await Lead(caseId));
        var ids = Told<MdtInvolvementBegan>().Where(b => b.Kind == "lead").Select(b => b.InvolvementId).ToList();
        Assert.Equal(ids.Count, ids.Append(CaseRules.LeadInvolvement(caseId, HealthVisitor.Id)).Distinct().Count() - 1); // who leads again begins anew
    }

    [Fact]
    public async Task To_choose_who_leads_already_asks_nobody_any_more()
    {
        var caseId = await Case();
        var item = await Started(await Running());
        await Chair.Send(new ChangeLead.Command(item, Gp.Id, await CaseVersion(item)));
        await Chair.Send(new ChangeLead.Command(item, HealthVisitor.Id, await CaseVersion(item)));
        Assert.Equal(["Withdrawn"], await World.Sql<string>("SELECT outcome FROM mdt_lead_offer"));
        Assert.Equal([HealthVisitor.Id], await Lead(caseId));
    }

    [Fact]
    public async Task Of_two_changes_at_once_the_second_is_a_conflict()
    {
        var caseId = await Case();
        var item = await Started(await Running());
        var seen = await CaseVersion(item);
        await Chair.Send(new ChangeLead.Command(item, Gp.Id, seen));
        await Assert.ThrowsAsync<Conflict>(() => Deputy.Send(new ChangeLead.Command(item, Coordinator.Id, seen)));
        Assert.Equal([Gp.Id], await World.Sql<Guid>("SELECT to_user_id FROM mdt_lead_offer WHERE case_id = @caseId AND ended_at IS NULL", new { caseId }));
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
