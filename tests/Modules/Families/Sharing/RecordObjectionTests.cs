using Neighbourhood.Families.Contracts;
using Neighbourhood.Families.People;
using Neighbourhood.Families.Sharing;
using Neighbourhood.Kernel;
using Xunit;

namespace Neighbourhood.Modules.Families.Sharing;

public sealed class RecordObjectionTests : ArrangedSharing
{
    [Fact]
    public async Task Scenario_8_given_an_objection_to_being_talked_about_it_holds_at_once_is_told_in_the_same_transaction_and_the_audit_has_it()
    {
        await It.Worker.Send(It.Answer(SharingBasis.Informed));
        var command = It.Objection();
        Assert.Equal(command.Id, await It.Worker.Send(command));
        Assert.Equal(command.Id, await It.Worker.Send(command)); // a second press
        Assert.Equal(SharingBasis.Objection, await It.Basis(It.Mother));
        Assert.Equal(SharingBasis.NotAsked, await It.Basis(It.Daughter)); // the others' information stays as it was

        var told = Assert.Single(It.World.Told.OfType<SharingObjectionRecorded>());
        Assert.Equal((command.Id, It.Mother, 0), (told.ObjectionId, told.PersonId, told.OrganisationIds.Count));
        Assert.Equal([SharingPurpose.MdtDiscussion], told.Purposes);
        var audited = Assert.Single(await It.World.Sql<string>("SELECT subjects FROM kernel_audit WHERE kind = 'change' AND what = 'Families.RecordObjection' AND user_id = @Id", new { It.Worker.Id }));
        Assert.Contains(It.Mother.ToString(), audited, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Scenario_8_given_somebody_may_come_to_harm_it_is_not_hidden_and_the_safeguarding_lead_has_one_working_day()
    {
        var concern = await It.Concern();
        var objection = await It.Objected();
        Assert.Equal(SharingBasis.ObjectionToDecide, await It.Basis(It.Mother));
        var waiting = Assert.Single(await It.Lead.Ask(new ListObjections.Query()));
        Assert.Equal((objection, It.Today.AddDays(1), false), (waiting.Id, waiting.DecideBy, waiting.Overdue));
        await It.Close(concern);
        Assert.Equal(SharingBasis.Objection, await It.Basis(It.Mother));
    }

    [Theory]
    [InlineData("CP")]
    [InlineData("CIN")]
    [InlineData("LAC")]
    public async Task Scenario_8_given_the_case_has_a_protection_plan_or_another_status_it_is_not_hidden_and_the_safeguarding_lead_has_one_working_day(string status)
    {
        var id = await It.Worker.Send(new RecordSocialCare.Command(It.World.NewId(), It.Daughter, status, It.Today.AddDays(-60), "The social care record", It.Today));
        var objection = await It.Objected();
        Assert.Equal(SharingBasis.ObjectionToDecide, await It.Basis(It.Mother));
        var waiting = Assert.Single(await It.Lead.Ask(new ListObjections.Query()));
        Assert.Equal((objection, It.Today.AddDays(1), false), (waiting.Id, waiting.DecideBy, waiting.Overdue));
        Assert.True((await It.Lead.Ask(new SeeObjection(objection))).MayDecide);
        await It.Worker.Send(new RecordSocialCare.End(It.Daughter, id));
        Assert.Equal(SharingBasis.Objection, await It.Basis(It.Mother));
    }

    [Fact]
    public async Task Family_help_is_no_reason_and_a_plan_of_somebody_elsewhere_neither()
    {
        var elsewhere = await It.World.Family(It.World.Form("Ben", "Birch").With(It.World.Child("Sky", 2022, 1)));
        await It.World.AsSystem().Send(new RecordSocialCare.Command(It.World.NewId(), elsewhere.Children![0].PersonId, "CP", It.Today, "The social care record", It.Today));
        await It.Worker.Send(new RecordSocialCare.Command(It.World.NewId(), It.Daughter, "FH", It.Today, "The social care record", It.Today));
        await It.Objected();
        Assert.Equal(SharingBasis.Objection, await It.Basis(It.Mother));
    }

    [Fact]
    public async Task It_may_be_to_several_purposes_and_some_organisations()
    {
        await It.Worker.Send(It.Objection(organisations: [SharingWorld.Trust.Id, SharingWorld.Nhs.Id], purposes: [SharingPurpose.PeerSupport, SharingPurpose.Marketing]));
        foreach (var purpose in new[] { SharingPurpose.PeerSupport, SharingPurpose.Marketing })
        {
            Assert.Equal(SharingBasis.Objection, await It.Basis(It.Mother, purpose, SharingWorld.Trust.Id));
            Assert.Equal(SharingBasis.NotAsked, await It.Basis(It.Mother, purpose, It.World.NewId()));
        }
        Assert.Equal([SharingWorld.Trust.Id, SharingWorld.Nhs.Id], Assert.Single(It.World.Told.OfType<SharingObjectionRecorded>()).OrganisationIds);
    }

    [Fact]
    public async Task An_objection_to_what_is_not_about_keeping_somebody_safe_stops_it_though_there_is_a_concern()
    {
        await It.Concern();
        await It.Worker.Send(It.Objection(purposes: [SharingPurpose.Marketing, SharingPurpose.Research, SharingPurpose.PeerSupport, SharingPurpose.SocialPrescribing]));
        foreach (var purpose in new[] { SharingPurpose.Marketing, SharingPurpose.Research, SharingPurpose.PeerSupport, SharingPurpose.SocialPrescribing })
            Assert.Equal(SharingBasis.Objection, await It.Basis(It.Mother, purpose));
        Assert.Empty(await It.Lead.Ask(new ListObjections.Query()));
    }

    [Fact]
    public async Task Before_it_is_saved_the_worker_reads_what_it_will_stop_and_nothing_is_kept()
    {
        var shown = await It.Worker.Ask(new RecordObjection.Query(It.Mother, It.Objection(organisations: [SharingWorld.Trust.Id], purposes: [SharingPurpose.MdtDiscussion, SharingPurpose.EarlyHelp])));
        Assert.Equal(2, shown.Stops.Count);
        Assert.StartsWith("Early help: Nothing new", shown.Stops[0], StringComparison.Ordinal);
        Assert.Equal(["Harbour Lane Trust"], shown.Organisations);
        await IsRefused(It.Worker.Ask(new RecordObjection.Query(It.Mother, It.Objection() with { ToldBy = "" })), "ToldBy", "who told you");
        Assert.Empty(await It.World.Sql<Guid>("SELECT id FROM families_objection_head"));
    }

    [Fact]
    public async Task Each_thing_that_is_missing_is_said_by_name_and_nothing_is_kept_or_told()
    {
        var right = It.Objection();
        await IsRefused(It.Worker.Send(right with { ObjectedBy = null }), "ObjectedBy", "Choose who");
        await IsRefused(It.Worker.Send(right with { ObjectedByPersonId = It.Daughter }), "ObjectedBy", "parental responsibility");
        await IsRefused(It.Worker.Send(right with { Purposes = [] }), "Purposes", "object to");
        await IsRefused(It.Worker.Send(right with { Purposes = [(SharingPurpose)99] }), "Purposes", "object to");
        await IsRefused(It.Worker.Send(right with { AllOrganisations = null }), "AllOrganisations", "which organisations");
        await IsRefused(It.Worker.Send(right with { AllOrganisations = false }), "OrganisationIds", "at least one");
        await IsRefused(It.Worker.Send(right with { AllOrganisations = false, OrganisationIds = [It.World.NewId()] }), "OrganisationIds", "from the list");
        await IsRefused(It.Worker.Send(right with { ToldBy = new string('x', 201) }), "ToldBy", "200");
        Assert.Empty(await It.World.Sql<Guid>("SELECT id FROM families_objection"));
        Assert.Empty(It.World.Told.OfType<SharingObjectionRecorded>());
    }

    [Fact]
    public async Task Anybody_who_works_with_the_family_may_and_nobody_else()
    {
        await Assert.ThrowsAsync<NotFound>(() => It.World.Hub(It.World.NewId()).Send(It.Objection()));
        await Assert.ThrowsAsync<Denied>(() => It.Nobody.Send(It.Objection()));
        var nurse = It.World.As(Roles.PracticeStaff);
        await It.World.Involve(It.Form.HouseholdId, user: nurse.Id, kind: "works");
        await nurse.Send(It.Objection());
    }
}
