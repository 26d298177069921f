using Microsoft.Extensions.DependencyInjection;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Contracts;
using Neighbourhood.Mdt.Items;
using Neighbourhood.Mdt.Meetings;
using Neighbourhood.Mdt.Minutes;
using Neighbourhood.Mdt.Referrals;
using Neighbourhood.Mdt.Sharing;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.Mdt.Sharing;

public sealed class ListObjectionsHeardTests : ArrangedMeeting
{
    private readonly Dictionary<Guid, SharingBasis> _bases = [];
    private Guid _objection;

    private async Task<(Guid Meeting, Guid Case, Guid Referral, Guid Person)> Approved()
    {
        World.Answers<GetSharingBasis, SharingBasis>(q => _bases.GetValueOrDefault(q.PersonId, SharingBasis.Informed));
        World.Answers<GetPeople, IReadOnlyList<GetPeople.Person>>(q => [.. q.PersonIds.Select(id => new GetPeople.Person(id, null, $"Person {id}", Masking.Full, null, null, null))]);
        var caseId = await Case();
        var referral = await Referral(caseId);
        var meeting = await Running();
        var item = await Started(meeting);
        await Recorded(item);
        await Closed(item);
        await Chair.Send(new FinishMeeting.Command(meeting, await Version(meeting)));
        await Chair.Send(new ApproveMinutes.Command(meeting, null, await Version(meeting), await EntriesVersion(meeting)));
        return (meeting, caseId, referral, (await World.Sql<Guid>("SELECT person_id FROM mdt_referral_person WHERE referral_id = @referral", new { referral })).Single());
    }

    private Task Object(Guid person, SharingBasis basis = SharingBasis.Objection)
    {
        _bases[person] = basis;
        return World.Happened(new SharingObjectionRecorded(_objection = World.NewId(), person, [SharingPurpose.EarlyHelp, SharingPurpose.MdtDiscussion], []));
    }

    [Fact]
    public async Task Scenario_8_given_an_objection_the_agenda_and_console_leave_it_out_and_the_chair_sees_it_and_the_minutes_that_hold_it()
    {
        var (meeting, _, referral, person) = await Approved();
        await Object(person);

        // In the objection's own transaction: nothing waits for a delivery.
        var heard = Assert.Single(await Chair.Ask(new ListObjectionsHeard.Query()));
        Assert.Equal((_objection, $"Person {person}", false), (heard.ObjectionId, heard.Person, heard.Deciding));
        Assert.Equal([meeting], heard.Minutes.Select(m => m.MeetingId));
        Assert.Null((await Gp.Ask(new SeeMinutes(meeting))).Entries[1].Text);

        await World.Arrange("UPDATE mdt_case SET next_review_on = @Today", new { Today });
        var next = await ListOpen(20);
        Assert.True(Assert.Single((await Chair.Ask(new SeeMeeting(next))).Items).Objected);
        Assert.False(Assert.Single((await Gp.Ask(new SeeMeeting(next))).Items).Objected);
        var hand = (await Chair.Ask(new SeeConsole(next, null))).Item!;
        Assert.Equal((true, true, null), (hand.Objected, hand.LeftOut, hand.Referral));

        var member = await Gp.Ask(new ViewReferral.Query(referral));
        Assert.Equal((true, null, 0), (member.LeftOut, member.Referral.Situation, member.People.Count));
        Assert.NotNull((await Chair.Ask(new ViewReferral.Query(referral))).Referral.Situation);
        Assert.NotNull((await HealthVisitor.Ask(new ViewReferral.Query(referral))).Referral.Situation); // who wrote it
        Assert.Null((await Coordinator.Ask(new GetReferralHead(referral))).Situation);
    }

    [Fact]
    public async Task Scenario_8_given_a_protection_plan_it_is_not_hidden_and_the_chair_sees_that_the_safeguarding_lead_decides()
    {
        var (meeting, caseId, referral, person) = await Approved();
        await Object(person, SharingBasis.ObjectionToDecide);
        Assert.NotNull((await Gp.Ask(new SeeMinutes(meeting))).Entries[1].Text);
        Assert.NotNull((await Gp.Ask(new ViewReferral.Query(referral))).Referral.Situation);
        Assert.True(Assert.Single(await Chair.Ask(new ListObjectionsHeard.Query())).Deciding);
        var chair = await Chair.Ask(new Neighbourhood.Mdt.Cases.ViewCase.Query(caseId));
        Assert.Equal((true, true, false), (chair.Objected, chair.Deciding, chair.LeftOut));
        Assert.False((await Gp.Ask(new Neighbourhood.Mdt.Cases.ViewCase.Query(caseId))).LeftOut);
    }

    [Fact]
    public async Task What_is_about_others_only_stays()
    {
        var (_, caseId, referral, person) = await Approved();
        var about = await Referral(caseId);
        var sister = World.NewId();
        await World.Arrange("INSERT INTO mdt_referral_person (referral_id, person_id) VALUES (@referral, @sister)", new { referral, sister });
        await Object(person);
        Assert.NotNull((await Gp.Ask(new ViewReferral.Query(about))).Referral.Situation);
        Assert.Equal([sister], (await Gp.Ask(new ViewReferral.Query(referral))).People.Select(p => p.Id));
    }

    [Fact]
    public async Task What_a_team_decides_goes_out_for_the_others_only()
    {
        var (_, caseId, _, person) = await Approved();
        var sister = (await World.Sql<Guid>("SELECT person_id FROM mdt_referral_person WHERE referral_id = @id", new { id = await Referral(caseId, status: "Discussed") })).Single();
        await Object(person);
        await World.Arrange("UPDATE mdt_case SET next_review_on = @Today", new { Today });
        var meeting = await Running();
        var item = await Started(meeting);
        Assert.Equal([sister], (await Chair.Ask(new SeeConsole(meeting, null))).Item!.Others);
        await Recorded(item);
        await Closed(item);
        Assert.Equal([sister], Told<MdtDecisionMade>()[^1].PersonIds);
    }

    [Fact]
    public async Task An_objection_to_one_organisation_hides_from_those_who_work_for_it()
    {
        var (meeting, _, _, person) = await Approved();
        var trust = World.NewId();
        World.Answers<GetSharingBasis, SharingBasis>(q => q.PersonId == person && q.OrganisationId is null || q.OrganisationId == trust ? SharingBasis.Objection : SharingBasis.Informed);
        Assert.Null((await World.As(Roles.CoreMember, Mdt, organisationId: trust).Ask(new SeeMinutes(meeting))).Entries[1].Text);
        Assert.NotNull((await World.As(Roles.CoreMember, Mdt, organisationId: World.NewId()).Ask(new SeeMinutes(meeting))).Entries[1].Text);
        Assert.True((await World.As(Roles.Chair, Mdt, organisationId: World.NewId()).Ask(new SeeMinutes(meeting))).Entries[1].Objected);
    }

    [Fact]
    public async Task Withdrawn_it_leaves_the_list_overridden_the_list_says_so_and_another_purpose_is_not_heard()
    {
        var (_, _, _, person) = await Approved();
        await Object(person);
        await World.Happened(new SharingObjectionOverridden(_objection, person, [SharingPurpose.MdtDiscussion], []));
        await World.Deliver();
        Assert.True(Assert.Single(await Chair.Ask(new ListObjectionsHeard.Query())).GoesOn);
        Assert.Null(await Says());
        await World.Happened(new SharingObjectionRecorded(_objection, person, [SharingPurpose.MdtDiscussion], [])); // the override has ended
        Assert.Equal("Somebody objects to being talked about.", await Says());
        await World.Happened(new SharingObjectionWithdrawn(_objection, person, [SharingPurpose.MdtDiscussion], []));
        await World.Happened(new SharingObjectionRecorded(World.NewId(), person, [SharingPurpose.Research], []));
        await World.Deliver();
        Assert.Empty(await Chair.Ask(new ListObjectionsHeard.Query()));
    }

    private Task<string?> Says() => Chair.With(s => s.GetServices<IWaiting>().Single(w => w.Path == "/mdt/objections").Says(TestContext.Current.CancellationToken));

    [Fact]
    public async Task Only_a_chair_of_the_team_and_not_who_declared_a_conflict()
    {
        var (_, _, _, person) = await Approved();
        await Object(person);
        Assert.Empty(await OtherChair.Ask(new ListObjectionsHeard.Query()));
        await Assert.ThrowsAsync<Denied>(() => Gp.Ask(new ListObjectionsHeard.Query()));
        var item = (await World.Sql<Guid>("SELECT id FROM mdt_item")).Single();
        await Chair.Send(new DeclareConflict.Command(item, null, "My sister"));
        Assert.Empty(await Chair.Ask(new ListObjectionsHeard.Query()));
        Assert.Single(await Deputy.Ask(new ListObjectionsHeard.Query()));
    }
}
