using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Kernel;

namespace Neighbourhood.Contact.Notices;

/// <summary>A worker reads their own notices, the urgent first, and marks them as read.</summary>
internal static class ListNotices
{
    private const int Most = 50;
    private const string Why = "each sees their own notices alone";

    [Allows(Permissions.ReadNotices, Unscoped = Why)]
    internal sealed record Query : IQuery<IReadOnlyList<Line>>;

    internal sealed record Line(Guid Id, NoticeKind Kind, Guid? SubjectId, bool Urgent, DateTimeOffset ToldAt, DateTimeOffset? ReadAt);

    [Allows(Permissions.ReadNotices, Unscoped = Why)]
    internal sealed record Command(Guid NoticeId) : ICommand;

    internal sealed class Reader(Db db, CurrentUser user) : IQueryHandler<Query, IReadOnlyList<Line>>
    {
        public Task<IReadOnlyList<Line>> Handle(Query query, CancellationToken ct) => db.Query<Line>("""
            SELECT id, kind, subject_id, urgent, told_at, read_at FROM contact_notice WHERE user_id = @me
            ORDER BY CASE WHEN read_at IS NULL THEN 0 ELSE 1 END, urgent DESC, told_at DESC OFFSET 0 ROWS FETCH NEXT @Most ROWS ONLY
            """, new { me = user.Id, Most }, ct);
    }

    internal sealed class Handler(Db db, CurrentUser user, TimeProvider clock) : ICommandHandler<Command>
    {
        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            if (await db.Execute("UPDATE contact_notice SET read_at = COALESCE(read_at, @now) WHERE id = @NoticeId AND user_id = @me", new { command.NoticeId, now = clock.Now(), me = user.Id }, ct) == 0)
                throw new NotFound("This notice");
            return default;
        }
    }

    [Allows(Permissions.ReadNotices, Unscoped = Why)]
    [BindProperties]
    internal sealed class Page(ISend send) : FormPage
    {
        public Guid NoticeId { get; set; }

        public IReadOnlyList<Line> Lines { get; private set; } = [];

        public Task OnGet(CancellationToken ct) => Show(ct);

        public Task<IActionResult> OnPost(CancellationToken ct) => Try(async () =>
        {
            await send.Send(new Command(NoticeId), ct);
            return Redirect("/contact/notices");
        });

        protected override async Task Show(CancellationToken ct) => Lines = await send.Ask(new Query(), ct);
    }
}

/// <summary>On the first page: how many notices are new.</summary>
internal sealed class WaitingNotices(ISend send) : IWaiting
{
    public string Path => "/contact/notices";

    public async Task<string?> Says(CancellationToken ct)
    {
        var unread = (await send.Ask(new ListNotices.Query(), ct)).Where(n => n.ReadAt is null).ToList();
        return unread.Count == 0 ? null : unread.Any(n => n.Urgent) ? $"{unread.Count} new, {unread.Count(n => n.Urgent)} urgent." : $"{unread.Count} new.";
    }
}
