using Neighbourhood.Contact.Contracts;
using Neighbourhood.Contact.Letters;
using Neighbourhood.Contact.Messages;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.Modules.Families;
using Xunit;

namespace Neighbourhood.Modules.Contact.Letters;

public sealed class PrintLetterTests : ContactTest
{
    private Guid _person;
    private QueueMessage _letter = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        (_person, _) = await Here.Family();
        Here.Reach[_person] = Here.Reach[_person] with { Points = [Here.Point(ReachMode.Letter, SafeToUse.Unknown)], Formats = [RegisterFamily.Access.LargePrint] };
        _letter = Here.Offer(_person);
        await Here.Queue(_letter);
        await Here.Dispatcher().RunToEnd();
    }

    [Fact]
    public async Task A_letter_is_drawn_with_the_address_posted_by_hand_and_told()
    {
        Assert.Empty(Here.Provider.Taken);
        Assert.Equal(MessageState.ToPost, await Here.State(_letter.MessageId));
        var letter = await Worker().Ask(new PrintLetter.Query(_person, _letter.MessageId));
        Assert.Equal(("Amara Okafor", "ZH1 1AA", true, (string?)null), (letter.Name, letter.Postcode, letter.Large, letter.Why));
        Assert.StartsWith("Hello Amara.", letter.Body, StringComparison.Ordinal);
        await Worker().Send(new PrintLetter.Command(_person, _letter.MessageId));
        Assert.Equal(MessageState.Sent, await Here.State(_letter.MessageId));
        Assert.Equal(ContactMode.Letter, Assert.Single(World.Told.OfType<ContactMade>()).Mode);
        await Assert.ThrowsAsync<NotFound>(() => Worker().Send(new PrintLetter.Command(_person, _letter.MessageId)));
    }

    [Fact]
    public async Task The_gate_is_asked_when_it_is_drawn_and_when_it_is_posted()
    {
        Here.Objections.Add((_person, SharingPurpose.EarlyHelp));
        var letter = await Worker().Ask(new PrintLetter.Query(_person, _letter.MessageId));
        Assert.Equal(("They object to what it is for", "", (string?)null), (letter.Why, letter.Body, letter.Address));
        await Assert.ThrowsAsync<Refused>(() => Worker().Send(new PrintLetter.Command(_person, _letter.MessageId)));
        await Here.Hold(_person);
        await Assert.ThrowsAsync<NotFound>(() => Worker().Ask(new PrintLetter.Query(_person, _letter.MessageId)));
        Assert.Empty(World.Told.OfType<ContactMade>());
    }

    [Fact]
    public async Task Another_teams_worker_finds_no_letter_and_of_a_restricted_family_no_address_is_drawn()
    {
        await Assert.ThrowsAsync<NotFound>(() => Worker(World.NewId()).Ask(new PrintLetter.Query(_person, _letter.MessageId)));
        await World.Restrict(_person);
        Assert.Null((await Worker().Ask(new PrintLetter.Query(_person, _letter.MessageId))).Address);
        await Assert.ThrowsAsync<Denied>(() => World.As(Roles.Analyst).Ask(new PrintLetter.Query(_person, _letter.MessageId)));
    }
}
