using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Kernel;

namespace Neighbourhood.Mdt.Agendas;

/// <summary>A coordinator adds a paper to a meeting: a link, or its text. No file is kept here.</summary>
internal static class AddPaper
{
    /// <param name="Link">Of a page that opens over https; null where the text stands here.</param>
    /// <param name="BroughtBy">A member, or somebody who came in a member's place.</param>
    [Allows(Permissions.ManageList, On = nameof(MeetingId))]
    internal sealed record Command(Guid Id, Guid MeetingId, string? Title, string? Link, string? Text, Guid? BroughtBy) : ICommand<Guid>;

    internal sealed class Handler(Db db, AgendaDesk agenda, TimeProvider clock) : ICommandHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command command, CancellationToken ct)
        {
            await agenda.Open(command.MeetingId, ct);
            var (link, text) = (Trimmed(command.Link), Trimmed(command.Text)?.ReplaceLineEndings("\n"));
            new Refusals().HasId(command.Id)
                .Text(command.Title, "Title", 150, "Enter what the paper is called")
                .Text(link, "Link", 500)
                .If(link is { Length: <= 500 } && !IsSafe(link), "Link", "Enter a whole address that begins with https://")
                .Text(text, "Text", 4000)
                .If(link is null && text is null, "Link", "Enter a link, or write the paper below")
                .If(link is not null && text is not null, "Text", "Enter a link or write the paper, not both")
                .If(command.BroughtBy is null, "BroughtBy", "Choose who brings it")
                .If(command.BroughtBy is { } who && !await agenda.MayOwn(command.MeetingId, who, ct), "BroughtBy", "Choose a member, or somebody who came in a member's place")
                .Throw();
            await db.Execute("""
                INSERT INTO mdt_paper (id, meeting_id, title, link, text, brought_by, added_at, version) VALUES (@Id, @MeetingId, @title, @link, @text, @BroughtBy, @now, 1)
                """, new { command.Id, command.MeetingId, title = command.Title!.Trim(), link, text, command.BroughtBy, now = clock.Now() }, ct);
            return command.Id;
        }

        private static string? Trimmed(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
    }

    /// <summary>A whole https address without a name or password in it.</summary>
    internal static bool IsSafe(string link) =>
        Uri.TryCreate(link, UriKind.Absolute, out var address) && address.Scheme == Uri.UriSchemeHttps && address.Host.Length > 0 && address.UserInfo.Length == 0
        && !link.Any(c => char.IsControl(c) || char.IsWhiteSpace(c));

    [Allows(Permissions.ManageList, On = nameof(MeetingId))]
    internal sealed class Page(ISend send, CurrentUser user, TimeProvider clock) : PointFormPage(send)
    {
        public Guid Id { get; set; }
        public string? Title { get; set; }
        public string? Link { get; set; }
        public string? Text { get; set; }
        public Guid? BroughtBy { get; set; }

        public async Task OnGet(CancellationToken ct)
        {
            ModelState.Clear();
            (Id, BroughtBy) = (clock.NewId(), user.Id);
            await Show(ct);
        }

        public Task<IActionResult> OnPost(CancellationToken ct) => Try(async () =>
        {
            await Sender.Send(new Command(Id, MeetingId, Title, Link, Text, BroughtBy), ct);
            return ToAgenda();
        });
    }
}
