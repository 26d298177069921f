using Neighbourhood.FamilyHubs.Register;
using Neighbourhood.Kernel;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.FamilyHubs.Register;

public sealed class TakeBackTests : ArrangedRegister
{
    [Fact]
    public async Task A_slip_is_taken_back_a_person_and_a_count()
    {
        var session = await Session();
        var (entry, count) = (Entry(session, Mother), World.NewId());
        await Attend(entry);
        await Count(session, 1, 0, count);
        await Worker.Send(new TakeBack.Command(session, entry.Id));
        await Worker.Send(new TakeBack.Command(session, count));
        await Worker.Send(new TakeBack.Command(session, count));
        Assert.Equal(0, (await Sums(session)).All);
    }

    [Fact]
    public async Task Who_was_noted_before_each_note_was_kept_is_taken_back_too_by_a_device_and_a_page()
    {
        var (session, device) = (await Session(), World.NewId());
        var (one, two) = (Entry(session, Mother, device: device), Entry(session, Child, AttendanceRole.Child));
        foreach (var entry in new[] { one, two }) await Attend(entry);
        await World.Arrange("DELETE FROM familyhubs_attendance_entry");
        var script = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "db", "familyhubs", "0025_entries_of_before.sql"));
        await World.Arrange(script[..script.IndexOf(';', StringComparison.Ordinal)]);
        await Remove(one.Id, device);
        Assert.Equal(two.Id, Assert.Single(await Rows(session)).Id);
        await Worker.Send(new TakeBack.Command(session, two.Id));
        Assert.Empty(await Rows(session));
    }

    [Fact]
    public async Task Of_another_session_nothing_is_taken_back()
    {
        var (session, other) = (await Session(), await Session());
        var entry = Entry(session, Mother);
        await Attend(entry);
        await Assert.ThrowsAsync<NotFound>(() => Worker.Send(new TakeBack.Command(other, entry.Id)));
        await Assert.ThrowsAsync<NotFound>(() => OtherWorker.Send(new TakeBack.Command(session, entry.Id)));
        await Assert.ThrowsAsync<Denied>(() => Nobody.Send(new TakeBack.Command(session, entry.Id)));
        Assert.Single(await Rows(session));
    }
}
