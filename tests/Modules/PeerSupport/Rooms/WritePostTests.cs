using FsCheck;
using FsCheck.Fluent;
using Neighbourhood.Kernel;
using Neighbourhood.PeerSupport.Rooms;
using Xunit;

namespace Neighbourhood.Modules.PeerSupport.Rooms;

public sealed class WritePostTests : ArrangedRooms
{
    [Fact]
    public async Task What_a_parent_writes_waits_until_it_was_read_and_holds_no_person()
    {
        await Opened();
        var id = await ParentWrites();
        Assert.Equal(PostState.Waiting, await StateOf(id));
        Assert.Empty(await Read());
        var post = Assert.Single((await Coordinator.Ask(new ViewRoom.Query(RoomId))).Posts);
        Assert.Equal(("Sky", (Guid?)null, true), (post.SignedAs, post.SupporterId, post.ToRead));
    }

    [Fact]
    public async Task A_supporter_is_signed_by_what_parents_call_them_whatever_is_sent()
    {
        await Opened();
        await Robin.Send(new WritePost.Command(World.NewId(), RoomId, null, "Somebody Else", "I have been there."));
        var post = Assert.Single((await Coordinator.Ask(new ViewRoom.Query(RoomId))).Posts);
        Assert.Equal(("Robin", (Guid?)Supporter), (post.SignedAs, post.SupporterId));
        Assert.Equal(1, (await Robin.Ask(new ReadOwnRoom.Query(RoomId))).Waiting);
    }

    [Theory]
    [InlineData("Sky Blue", "Enter one first name, with letters alone")]
    [InlineData("07700 900123", "Enter one first name, with letters alone")]
    [InlineData("sky@x.example", "Enter one first name, with letters alone")]
    [InlineData(" ", "Enter a first name, it need not be yours")]
    public async Task A_surname_a_number_or_an_address_is_no_name(string name, string says)
    {
        await Opened();
        var refused = await Assert.ThrowsAsync<Refused>(() => ParentWrites(name: name));
        Assert.Equal(("SignedAs", says), (refused.Input, refused.Message));
    }

    [Fact]
    public async Task Empty_or_too_long_is_refused_and_a_second_press_is_the_same_post()
    {
        await Opened();
        await Assert.ThrowsAsync<Refused>(() => ParentWrites(" "));
        await Assert.ThrowsAsync<Refused>(() => ParentWrites(new string('x', Room.LongestWords + 1)));
        var id = World.NewId();
        Assert.Equal(await ParentWrites(id: id), await ParentWrites(id: id));
        Assert.Single((await Coordinator.Ask(new ViewRoom.Query(RoomId))).Posts);
    }

    [Fact]
    public async Task An_answer_stands_below_what_it_answers_and_only_what_is_shown_is_answered()
    {
        await Opened();
        var first = await ShownPost("First");
        World.Clock.Advance(TimeSpan.FromMinutes(1));
        await ShownPost("Second");
        World.Clock.Advance(TimeSpan.FromMinutes(1));
        var answer = await ParentWrites("An answer", replyTo: first);
        await Coordinator.Send(new DecidePost.Command(RoomId, answer, PostDeed.Show, PostState.Waiting));
        Assert.Equal(["Second", "First", "An answer"], (await Read()).Select(p => p.Words));
        await Assert.ThrowsAsync<Refused>(async () => await ParentWrites("To what waits", replyTo: await ParentWrites()));
    }

    [Fact]
    public async Task A_supporter_of_another_programme_and_one_in_training_do_not_reach_it()
    {
        await Opened();
        var (_, other) = await Supporting(programme: OtherProgramme);
        var (_, inTraining) = await Supporting(Neighbourhood.PeerSupport.Supporters.SupporterStatus.Training);
        foreach (var supporter in new[] { other, inTraining })
        {
            await Assert.ThrowsAsync<NotFound>(() => supporter.Send(new WritePost.Command(World.NewId(), RoomId, null, null, "Hello")));
            await Assert.ThrowsAsync<NotFound>(() => supporter.Ask(new ReadOwnRoom.Query(RoomId)));
            Assert.DoesNotContain(RoomId, (await supporter.Ask(new ListOwnRooms.Query())).Select(r => r.Id));
        }
        await Assert.ThrowsAsync<Denied>(() => Hub.Send(new WritePost.Command(World.NewId(), RoomId, null, null, "Hello")));
    }

    [Fact]
    public void Whatever_stands_around_a_number_a_mail_or_a_postcode_it_is_never_shown()
    {
        var reaches = Gen.Elements("07700 900123", "+44 7700 900123", "0161 496 0999", "sky@demo.example", "M33 7ZZ", "12 Harbour Lane", "oh seven seven double oh nine");
        var around = Gen.Elements("", "My number is", "write to me\n", "so tired", "!!!", "see www.demo.example or facebook,", "take 5 ml and");
        Prop.ForAll((from a in around from b in reaches from c in around select $"{a} {b} {c}").ToArbitrary(), words => Assert.False(PostFlags.MayBeShown(PostFlags.Of(words)), words)).QuickCheckThrowOnFailure();
    }

    [Theory]
    [InlineData("Write to me on Insta", false)]
    [InlineData("I am @sky_blue there", false)]
    [InlineData("Look at www.demo.example/sky or facebook.com/sky", false)]
    [InlineData("See www.nhs.uk/07700900123", false)]
    [InlineData("See https://nhs.uk.demo.example/me", false)]
    [InlineData("See https://www.nhs.uk/pregnancy/your-baby.", true)]
    [InlineData("www.gov.uk/sure-start-maternity-grant helped us", true)]
    public void Of_links_and_other_ways_to_write_only_a_page_of_the_health_service_or_the_government_may_be_shown(string words, bool may)
    {
        Assert.NotNull(PostFlags.Of(words));
        Assert.Equal(may, PostFlags.MayBeShown(PostFlags.Of(words)));
    }

    [Fact]
    public async Task On_a_wall_nothing_is_answered()
    {
        await Opened();
        var wall = await Coordinator.Send(Opening(kind: RoomKind.Wall));
        var note = await World.AsSystem().Send(new WritePost.Command(World.NewId(), wall, null, "Sky", "A walk helped"));
        await Coordinator.Send(new DecidePost.Command(wall, note, PostDeed.Show, PostState.Waiting));
        await Assert.ThrowsAsync<Refused>(() => World.AsSystem().Send(new WritePost.Command(World.NewId(), wall, note, "Ash", "For me too")));
    }

    [Theory]
    [InlineData("Take 400 mg twice a day", Room.ClinicalAdvice)]
    [InlineData("You do not need it: stop taking the tablets", Room.ClinicalAdvice)]
    [InlineData("Don't see a doctor, it passes", Room.ClinicalAdvice)]
    [InlineData("A walk in the park helped me", null)]
    public void Advice_of_a_clinician_is_pointed_out_to_whoever_reads_it_first(string words, string? flag)
    {
        Assert.Equal(flag, PostFlags.Of(words));
        Assert.True(PostFlags.MayBeShown(PostFlags.Of(words)));
    }
}
