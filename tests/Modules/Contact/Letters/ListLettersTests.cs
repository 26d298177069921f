using Neighbourhood.Contact.Letters;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;
using Xunit;

namespace Neighbourhood.Modules.Contact.Letters;

public sealed class ListLettersTests : ContactTest
{
    [Fact]
    public async Task A_worker_sees_letters_to_their_own_families_and_how_many()
    {
        var (person, _) = await Here.Family();
        Here.Reach[person] = Here.Reach[person] with { Points = [Here.Point(ReachMode.Letter)] };
        await Here.Queue(Here.Reminder(person));
        await Here.Dispatcher().RunToEnd();
        Assert.Equal("Amara Okafor", Assert.Single(await Worker().Ask(new ListLetters.Query())).Name);
        Assert.Equal("1 letter to print and post.", await Worker().With(s => ((WaitingLetters)s.GetService(typeof(WaitingLetters))!).Says(default)));
        Assert.Empty(await Worker(World.NewId()).Ask(new ListLetters.Query()));
        await Assert.ThrowsAsync<Denied>(() => World.As(Roles.Operator, Guid.Empty).Ask(new ListLetters.Query()));
    }
}
