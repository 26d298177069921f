using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Cases;

using Neighbourhood.Mdt.HandOvers;
using Xunit;

namespace Neighbourhood.Modules.Mdt.HandOvers;

public sealed class ViewTransferTests : ArrangedHandOver
{
    [Fact]
    public async Task The_team_that_is_asked_sees_name_note_level_and_why_and_not_the_minutes()
    {
        await Arranged();
        var transfer = await TransferOffered();
        var shown = await TheirChair.Ask(new SeeTransfer(Case));
        Assert.Equal((null, transfer), (shown.Gives, shown.Takes!.Value));
        var offer = await TheirChair.Ask(new SeeTransferOffer(transfer));
        Assert.Equal(($"Family {Family}", "They have moved and start at the new school on Monday.", Neighbourhood.Mdt.Referrals.NeedLevel.Targeted, TransferWhy.Asked),
            (offer.Household, offer.Note, offer.Level, offer.Why));
        Assert.Equal(3, offer.Members.Count);
        await Assert.ThrowsAsync<NotFound>(() => TheirChair.Ask(new ViewCase.Query(Case)));
    }

    [Fact]
    public async Task Who_declared_a_conflict_there_and_who_runs_neither_team_find_nothing()
    {
        await Arranged();
        await Conflicted(await Item(Case), TheirChair.Id);
        var transfer = await TransferOffered();
        await Assert.ThrowsAsync<NotFound>(() => TheirChair.Ask(new SeeTransfer(Case)));
        await Assert.ThrowsAsync<NotFound>(() => TheirChair.Ask(new SeeTransferOffer(transfer)));
        await Assert.ThrowsAsync<NotFound>(() => OtherCoordinator.Ask(new SeeTransfer(Case)));
        await Assert.ThrowsAsync<Denied>(() => TheirMember.Ask(new SeeTransferOffer(transfer)));
        Assert.DoesNotContain((await TheirCoordinator.Ask(new SeeTransferOffer(transfer))).Members, m => m.Id == TheirChair.Id);
    }

    [Fact]
    public async Task The_team_that_has_the_case_sees_whom_it_asked_and_what_came_of_it()
    {
        await Arranged();
        Assert.Null((await Coordinator.Ask(new SeeTransfer(Case))).Gives!.Last);
        var transfer = await TransferOffered();
        Assert.Null((await Chair.Ask(new SeeTransfer(Case))).Gives!.Last!.Outcome);
        await TheirChair.Send(new DeclineTransfer.Command(transfer, "We are full"));
        var last = (await Chair.Ask(new SeeTransfer(Case))).Gives!.Last!;
        Assert.Equal((TransferOutcome.Declined, "We are full", "Altrincham team"), (last.Outcome, last.Reason, last.Team));
        var after = await TheirChair.Ask(new SeeTransferOffer(transfer));
        Assert.Equal(("A family", null), (after.Household, after.Note));
    }

    [Fact]
    public async Task A_note_about_a_family_in_which_somebody_objects_is_left_out()
    {
        await Arranged();
        var transfer = await TransferOffered();
        Objecting.Add(Child);
        var offer = await TheirChair.Ask(new SeeTransferOffer(transfer));
        Assert.Equal((null, true), (offer.Note, offer.NoteLeftOut));
        Assert.NotNull((await Chair.Ask(new SeeTransfer(Case))).Gives!.Last!.Note);
        Assert.Null((await Coordinator.Ask(new SeeTransfer(Case))).Gives!.Last!.Note);
    }
}
