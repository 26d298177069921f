using System.Text.Json;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Items;
using Neighbourhood.Mdt.Minutes;
using Neighbourhood.Mdt.Sharing;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.Mdt.Minutes;

public sealed class ReadSentMinutesTests : ArrangedMinutes
{
    private Task<MinutesView> Read(Actor who) => who.Ask(new ReadSentMinutes.Query(Meeting));

    [Fact]
    public async Task Rule_4_an_invited_attendee_reads_their_own_action_and_not_the_minutes()
    {
        await Sent();
        var mine = await Read(Guest);
        Assert.Equal((VersionKind.OwnActions, 0, 0), (mine.Kind, mine.Entries.Count, mine.Attendees.Count));
        Assert.Equal(["Bring the food parcel"], mine.OwnActions.Select(o => o.Text));
        foreach (var hidden in new[] { "sleep", "nursery", "nights" }) Assert.DoesNotContain(hidden, JsonSerializer.Serialize(mine), StringComparison.Ordinal);
        await Assert.ThrowsAsync<Denied>(() => Guest.Ask(new SeeMinutes(Meeting)));
    }

    [Fact]
    public async Task A_deputy_who_came_reads_the_whole_of_it_and_a_member_too_and_that_is_kept()
    {
        await Sent();
        foreach (var who in new[] { Locum, Gp, Chair }) Assert.Equal(3, (await Read(who)).Entries.Count);
        await Assert.ThrowsAsync<Denied>(() => Locum.Ask(new SeeMinutes(Meeting)));
        Assert.Contains("Mdt.ReadSentMinutes", await World.Sql<string>("SELECT what FROM kernel_audit WHERE kind = 'view' AND user_id = @Id", new { Locum.Id }));
    }

    [Fact]
    public async Task Before_they_were_sent_and_for_whoever_they_were_not_sent_to_there_is_nothing()
    {
        await Approved();
        await Assert.ThrowsAsync<NotFound>(() => Read(Guest));
        await Coordinator.Send(new CirculateMinutes.Command(Meeting, await Version(Meeting)));
        await Assert.ThrowsAsync<NotFound>(() => Read(OtherChair));
        await Assert.ThrowsAsync<NotFound>(() => Read(World.As(Roles.Midwife)));
        await Assert.ThrowsAsync<Denied>(() => Read(Nobody));
    }

    [Fact]
    public async Task A_conflict_an_objection_or_leaving_that_comes_later_counts_from_then_on()
    {
        await Sent();
        await Gp.Send(new DeclareConflict.Command(First, null, "My sister"));
        Assert.Equal((2, 1), (await Read(Gp)) is var view ? (view.Entries.Count, view.LeftOut) : default);
        Basis = SharingBasis.Objection;
        Assert.Equal([true, false, false], (await Read(HealthVisitor)).Entries.Select(e => e.Text is not null));
        Assert.All((await Read(Chair)).Entries, e => Assert.NotNull(e.Text));
        await Assert.ThrowsAsync<NotFound>(() => Read(Guest)); // nothing is left
        Basis = SharingBasis.Informed;
        await World.Arrange("UPDATE mdt_member SET left_on = @Today WHERE user_id = @Id", new { Today, Gp.Id });
        await Assert.ThrowsAsync<NotFound>(() => Read(Gp));
    }

    [Fact]
    public async Task Scenario_8_given_an_objection_the_chair_sees_the_circulated_minutes_that_hold_it_and_to_how_many_they_went()
    {
        World.Answers<GetPeople, IReadOnlyList<GetPeople.Person>>(q => [.. q.PersonIds.Select(id => new GetPeople.Person(id, null, $"Person {id}", Masking.Full, null, null, null))]);
        await Sent();
        Basis = SharingBasis.Objection;
        var person = (await World.Sql<Guid>("SELECT p.person_id FROM mdt_referral_person p JOIN mdt_referral r ON r.id = p.referral_id JOIN mdt_item i ON i.case_id = r.case_id WHERE i.id = @First", new { First })).Single();
        await World.Happened(new SharingObjectionRecorded(World.NewId(), person, [SharingPurpose.MdtDiscussion], []));
        var heard = Assert.Single(await Chair.Ask(new ListObjectionsHeard.Query()));
        Assert.Equal((Meeting, 6), heard.Minutes.Select(m => (m.MeetingId, m.SentTo)).Single());
        Assert.Null((await Read(Locum)).Entries[1].Text);
        Assert.True((await Read(Chair)).Entries[1].Objected);
    }
}
