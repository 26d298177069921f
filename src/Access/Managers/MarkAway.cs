using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Kernel;

namespace Neighbourhood.Access.Managers;

/// <summary>A worker says on which days they are away, so that what comes to them as a line manager goes to their deputy.</summary>
internal static class MarkAway
{
    internal const int MostDays = 366;

    /// <param name="From">The first day; null with <paramref name="Until"/> for "I am here".</param>
    /// <param name="Until">The last day.</param>
    [Anyone("whoever is signed in says it of themselves, and of nobody else")]
    internal sealed record Command(DateOnly? From, DateOnly? Until) : ICommand;

    [Anyone("whoever is signed in sees their own, and nobody else's")]
    internal sealed record Query : IQuery<Answer?>;

    /// <summary>The present absence, or the next.</summary>
    internal sealed record Answer(DateOnly FromOn, DateOnly ToOn);

    internal sealed class Answers(Db db, CurrentUser user, TimeProvider clock) : IQueryHandler<Query, Answer?>
    {
        public Task<Answer?> Handle(Query query, CancellationToken ct) => !user.IsSignedIn ? throw new Denied("own account")
            : db.Find<Answer>("SELECT from_on, to_on FROM access_away WHERE account_id = @me AND to_on >= @today", new { me = user.Id, today = clock.Today() }, ct);
    }

    internal sealed class Handler(Db db, CurrentUser user, TimeProvider clock) : ICommandHandler<Command>
    {
        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            if (!user.IsSignedIn) throw new Denied("own account");
            var row = new { me = user.Id, command.From, command.Until };
            if (command is { From: null, Until: null })
            {
                await db.Execute("DELETE FROM access_away WHERE account_id = @me", row, ct);
                return default;
            }
            new Refusals()
                .If(command.From is null, "From", "Enter the first day")
                .If(command.Until is null, "Until", "Enter the last day")
                .If(command.Until < clock.Today(), "Until", "The last day must be today or later")
                .If(command.Until < command.From, "Until", "The last day must be the first day or later")
                .If(command is { From: { } from, Until: { } until } && until.DayNumber - from.DayNumber > MostDays, "Until", "Enter a year at most")
                .Throw();
            if (await db.Execute("UPDATE access_away SET from_on = @From, to_on = @Until WHERE account_id = @me", row, ct) == 0)
                await db.Execute("INSERT INTO access_away (account_id, from_on, to_on) VALUES (@me, @From, @Until)", row, ct);
            return default;
        }
    }

    [Anyone("whoever is signed in has an account of their own; others are asked to sign in")]
    [BindProperties]
    internal sealed class Page(ISend send, CurrentUser user) : FormPage
    {
        public DateOnly? From { get; set; }
        public DateOnly? Until { get; set; }

        internal Answer? Answer { get; private set; }

        public async Task<IActionResult> OnGet(CancellationToken ct)
        {
            if (!user.IsSignedIn) return Challenge();
            await Show(ct);
            (From, Until) = (Answer?.FromOn, Answer?.ToOn);
            return Page();
        }

        public async Task<IActionResult> OnPost(CancellationToken ct) => !user.IsSignedIn ? Challenge() : await Try(() => Save(From, Until, ct));

        public async Task<IActionResult> OnPostBack(CancellationToken ct) => !user.IsSignedIn ? Challenge() : await Try(() => Save(null, null, ct));

        protected override async Task Show(CancellationToken ct) => Answer = await send.Ask(new Query(), ct);

        private async Task<LocalRedirectResult> Save(DateOnly? from, DateOnly? until, CancellationToken ct)
        {
            await send.Send(new Command(from, until), ct);
            return LocalRedirect("/access/account");
        }
    }
}
