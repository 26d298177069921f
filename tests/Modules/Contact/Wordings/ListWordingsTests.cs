using Neighbourhood.Contact.Wordings;
using Neighbourhood.Kernel;
using Xunit;

namespace Neighbourhood.Modules.Contact.Wordings;

public sealed class ListWordingsTests : ContactTest
{
    [Fact]
    public async Task It_shows_each_message_its_level_its_own_wordings_and_what_waits()
    {
        var person = Here.Person();
        Here.Reach[person] = Here.Reach[person] with { InterpreterNeeded = true, Language = "Urdu" };
        await Here.Queue(Here.Offer(person));
        var editor = World.As(Roles.SettingsEditor, Guid.Empty);
        await editor.Send(new EditWording.Command(World.NewId(), "first-offer", "find", "English", MessageFormat.EasyRead, null, "Hello you", "We write because {why}.", null, "Shorter still", 0));
        var lines = await editor.Ask(new ListWordings.Query());
        Assert.Equal(Declared.All.Count, lines.Count);
        var offer = lines.Single(l => l.Code == "first-offer");
        Assert.Equal((3, 1), (offer.Variants, offer.Waiting));
        Assert.Equal(["English, easy read"], offer.Own);
        Assert.Equal("1 message waits for words in another language.", await editor.With(s => ((WaitingWordings)s.GetService(typeof(WaitingWordings))!).Says(default)));
        await Assert.ThrowsAsync<Denied>(() => World.As(Roles.PanelMember).Ask(new ListWordings.Query()));
    }
}
