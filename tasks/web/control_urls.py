"""Addresses of the control: the first screen, tasks, their moves and files, notices."""

from django.urls import URLPattern, path

from tasks.web import evidence, home, lists, moves, notices, task

urlpatterns: list[URLPattern] = [
    path("", home.home, name="home"),
    path("tasks/", lists.tasks, name="tasks"),
    path("tasks/<int:pk>/", task.task, name="task"),
    path("tasks/<int:pk>/moves/<str:move>/", moves.task_move, name="task_move"),
    path("tasks/<int:pk>/files/<int:file_pk>/", evidence.task_file, name="task_file"),
    path("notices/", notices.notices, name="notices"),
]
