"""What a process holds; apart from what is measured, so that asking loads nothing else."""

from pathlib import Path


def peak_mb() -> int:
    """The most this process ever held in memory."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    line = next(line for line in status.splitlines() if line.startswith("VmHWM"))
    return int(line.split()[1]) // 1024
