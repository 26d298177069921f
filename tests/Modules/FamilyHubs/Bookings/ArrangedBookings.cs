using Microsoft.Extensions.DependencyInjection;
using Neighbourhood.FamilyHubs.Bookings;
using Neighbourhood.Kernel;
using Neighbourhood.Testing;

namespace Neighbourhood.Modules.FamilyHubs.Bookings;

/// <summary>The desk as other use cases of the module call it, and what is stored of bookings.</summary>
public abstract class ArrangedBookings : ArrangedHub
{
    /// <summary>Two days and a half from now: nobody is reminded yet.</summary>
    protected DateTimeOffset Later => World.Clock.Now().AddHours(60);

    private protected Task<Guid> Books(Guid session, Guid household, IReadOnlyList<Guid> people, BookingSource source = BookingSource.Self, int others = 0, Guid? id = null) =>
        AtDesk(desk => desk.Book(new(id ?? World.NewId(), session, household, people, source, Others: others), CancellationToken.None));

    /// <summary>A new family's mother and child.</summary>
    protected Task<Guid> BooksTwo(Guid session)
    {
        var (household, mother, _, child, _) = NewFamily();
        return Books(session, household, [mother, child]);
    }

    private protected Task<T> AtDesk<T>(Func<BookingDesk, Task<T>> work, Actor? by = null) => (by ?? Worker).With(async services =>
    {
        T answer = default!;
        await services.GetRequiredService<Db>().InOne(async () => answer = await work(services.GetRequiredService<BookingDesk>()));
        return answer;
    });

    private protected Task AtDesk(Func<BookingDesk, Task> work) => AtDesk(async desk =>
    {
        await work(desk);
        return 0;
    });

    protected Task Promotes(Guid session) => Worker.With(async services =>
    {
        await services.GetRequiredService<Db>().InOne(() => services.GetRequiredService<WaitingList>().Promote(session, CancellationToken.None));
        return 0;
    });

    protected Task Sized(Guid session, int? capacity) => World.Arrange("UPDATE familyhubs_session SET capacity = @capacity WHERE id = @session", new { session, capacity });

    private protected async Task<BookingStatus> BookingOf(Guid booking) =>
        (await World.Sql<Row>("SELECT status, version FROM familyhubs_booking WHERE id = @booking", new { booking })).Single().Status;

    protected async Task<int> BookingVersion(Guid booking) => (await World.Sql<int>("SELECT version FROM familyhubs_booking WHERE id = @booking", new { booking })).Single();

    protected Task<IReadOnlyList<string>> TextsOf(Guid session) =>
        World.Sql<string>("SELECT CONCAT(b.status, ' ', b.places) FROM familyhubs_booking b WHERE b.session_id = @session ORDER BY b.queued_at, b.id", new { session });

    /// <summary>The templates that were queued since last asked.</summary>
    protected IReadOnlyList<string> Sent()
    {
        var sent = Queued.Select(q => q.TemplateCode).ToList();
        Queued.Clear();
        return sent;
    }

    protected static async Task IsRefused(Task work, string input, string says)
    {
        var refused = await Xunit.Assert.ThrowsAsync<Refused>(() => work);
        Xunit.Assert.Equal(input, refused.Input);
        Xunit.Assert.Contains(says, refused.Message, StringComparison.Ordinal);
    }

    private sealed record Row(BookingStatus Status, int Version);
}
