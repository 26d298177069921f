using System.Text.Json;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Items;
using Neighbourhood.Mdt.Meetings;
using Neighbourhood.Mdt.Minutes;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.Mdt.Minutes;

public sealed class PreviewMinutesTests : ArrangedMinutes
{
    private Task<PreviewMinutes.Answer> As(Actor who) => Chair.Ask(new PreviewMinutes.Query(Meeting, who.Id));

    [Fact]
    public async Task The_chair_reads_each_members_version_exactly_as_the_member_will()
    {
        await Approved();
        await Gp.Send(new DeclareConflict.Command(First, null, "My sister"));
        foreach (var basis in new[] { SharingBasis.Informed, SharingBasis.Objection, SharingBasis.ObjectionToDecide })
        {
            Basis = basis;
            foreach (var who in new[] { Chair, Deputy, Coordinator, Gp, HealthVisitor })
            {
                var (preview, read) = ((await As(who)).View, await who.Ask(new SeeMinutes(Meeting)));
                Assert.Equal(JsonSerializer.Serialize(read), JsonSerializer.Serialize(preview));
            }
        }
        Assert.DoesNotContain((await As(Gp)).View.Entries, e => e.ItemId == First);
    }

    [Fact]
    public async Task Before_they_are_approved_too_and_a_deputys_and_a_guests_version_names_no_family()
    {
        await Over();
        Assert.Equal(3, (await As(Gp)).View.Entries.Count);
        var locum = await As(Locum);
        Assert.True(locum.Neutral);
        Assert.Equal([null, Names.Unknown, Names.Unknown], locum.View.Entries.Select(e => e.Family));
        var guest = (await As(Guest)).View;
        Assert.Equal((VersionKind.OwnActions, 0, 0, 0), (guest.Kind, guest.Entries.Count, guest.Attendees.Count, guest.Addenda.Count));
        Assert.Equal(("Bring the food parcel", Names.Unknown), guest.OwnActions.Select(o => (o.Text, o.Family)).Single());
        Assert.DoesNotContain("sleep", JsonSerializer.Serialize(guest), StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_no_version_does_a_chair_see_what_they_declared_a_conflict_in()
    {
        await Over();
        await Chair.Send(new DeclareConflict.Command(Second, null, "My sister"));
        foreach (var who in new[] { Deputy, Gp, Locum })
        {
            var shown = await As(who);
            Assert.DoesNotContain(shown.View.Entries, e => e.ItemId == Second);
            Assert.Equal(1, shown.NotForYou);
        }
        Assert.Equal((0, 1), (await As(Guest)) is var own ? (own.View.OwnActions.Count, own.NotForYou) : default);
        Assert.Equal(3, (await Deputy.Ask(new PreviewMinutes.Query(Meeting, Gp.Id))).View.Entries.Count);
    }

    [Fact]
    public async Task Only_the_chair_and_only_of_somebody_who_gets_one()
    {
        await Over();
        await Assert.ThrowsAsync<NotFound>(() => Chair.Ask(new PreviewMinutes.Query(Meeting, Stranger)));
        await GuardedFor(who => who.Ask(new PreviewMinutes.Query(Meeting, Gp.Id)));
        await Assert.ThrowsAsync<Denied>(() => Coordinator.Ask(new PreviewMinutes.Query(Meeting, Gp.Id)));
        var open = await ListOpen(30);
        await Assert.ThrowsAsync<NotFound>(() => Chair.Ask(new PreviewMinutes.Query(open, Gp.Id)));
    }
}
