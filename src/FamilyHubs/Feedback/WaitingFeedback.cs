using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Feedback;

/// <summary>On the first page: how much people said of sessions that nobody has read.</summary>
internal sealed class WaitingFeedback(ISend send) : IWaiting
{
    public string Path => "/familyhubs/feedback";

    public async Task<string?> Says(CancellationToken ct)
    {
        var unread = (await send.Ask(new ListFeedback.Query(), ct)).Sessions.Sum(s => s.Unread);
        return unread == 0 ? null : unread == 1 ? "1 new answer to read." : $"{unread} new answers to read.";
    }
}
